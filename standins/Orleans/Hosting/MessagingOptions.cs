namespace Orleans.Configuration;

/// <summary>What concerns calls.</summary>
public abstract class MessagingOptions
{
    /// <summary>How long callers wait, unless <see cref="ResponseTimeoutAttribute"/> says else; 30 s by default.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
