namespace SmartCampus.Host.Uplinks;

/// <summary>Gives whoever started the host a source and its token without writing the token to a log.</summary>
internal sealed class UplinkTokenFile(UplinkSourceStore sources)
{
    /// <summary>The source that the file is for.</summary>
    public const string Source = "demo";

    private const int Shortest = 20;
    private const int Longest = 200;

    /// <summary>Makes sure that the source has the file's token.</summary>
    /// <param name="file">An existing file sets the token, a missing one receives a generated one (mode 600); null: nothing happens.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InvalidDataException">The file's token is too short or too long.</exception>
    public async Task EnsureAsync(string? file, CancellationToken cancellationToken)
    {
        if (file is null)
            return;
        string token = File.Exists(file) ? await ReadAsync(file, cancellationToken) : await WriteAsync(file, cancellationToken);
        if (!await sources.IsTokenOfAsync(Source, token, cancellationToken))
            await sources.SetAsync(Source, token, cancellationToken);
    }

    private static async Task<string> ReadAsync(string file, CancellationToken cancellationToken)
    {
        string token = (await File.ReadAllTextAsync(file, cancellationToken)).TrimEnd('\r', '\n');
        return token.Length is >= Shortest and <= Longest
            ? token
            : throw new InvalidDataException($"The token in '{file}' has {token.Length} characters; it must have {Shortest} to {Longest}.");
    }

    private static async Task<string> WriteAsync(string file, CancellationToken cancellationToken)
    {
        string token = UplinkSourceStore.NewToken();
        await OwnersFile.WriteAsync(file, token, cancellationToken);
        return token;
    }
}
