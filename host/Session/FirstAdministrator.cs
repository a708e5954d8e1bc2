using System.Security.Cryptography;
using SmartCampus.Host.Storage.Users;

namespace SmartCampus.Host.Session;

/// <summary>Makes the user <c>admin</c> at the first start. There is no default password: it is read from a file, or generated and shown once.</summary>
internal sealed class FirstAdministrator(UserStore users)
{
    private const string Name = "admin";

    /// <summary>Makes sure that there is an administrator.</summary>
    /// <param name="passwordFile">An existing file sets the first password, a missing one receives the generated password (mode 600); null: it is written to <paramref name="output"/>.</param>
    /// <param name="output">Where a generated password is shown.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InvalidDataException">The file's password is too short or too long.</exception>
    /// <exception cref="IOException">The file cannot be read or written; then there is no user yet.</exception>
    public async Task EnsureAsync(string? passwordFile, TextWriter output, CancellationToken cancellationToken)
    {
        if (await users.FindAsync(Name, cancellationToken) is not null)
            return;
        string password = File.Exists(passwordFile) ? await ReadAsync(passwordFile, cancellationToken) : Generate();
        if (passwordFile is not null && !File.Exists(passwordFile))
            await OwnersFile.WriteAsync(passwordFile, password, cancellationToken); // before the user is there: a password that nobody can read would lock everybody out
        await users.CreateAsync(Name, password, cancellationToken);
        if (passwordFile is null)
            await output.WriteLineAsync($"First start: user '{Name}', password '{password}'. It is shown only now; change it after signing in.");
    }

    private static async Task<string> ReadAsync(string file, CancellationToken cancellationToken)
    {
        string password = (await File.ReadAllTextAsync(file, cancellationToken)).TrimEnd('\r', '\n');
        return password.Length is >= 10 and <= 128
            ? password
            : throw new InvalidDataException($"The password in '{file}' has {password.Length} characters; it must have 10 to 128.");
    }

    /// <summary>20 characters that cannot be mistaken for each other: about 100 bits.</summary>
    private static string Generate() => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 20);
}
