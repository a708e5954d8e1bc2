namespace Orleans.Configuration;

/// <summary>What concerns calls from within a silo's process.</summary>
public class SiloMessagingOptions : MessagingOptions;
