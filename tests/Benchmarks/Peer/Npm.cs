using System.ComponentModel;
using System.Diagnostics;

namespace SmartCampus.Benchmarks.Peer;

/// <summary>Installs packages with npm, from whichever registry it is set up for.</summary>
internal static class Npm
{
    /// <summary>Installs into a folder's <c>node_modules</c>. No package's own script runs: none that the peer uses needs one.</summary>
    /// <exception cref="PeerMissingException">npm is not there or could not install them.</exception>
    public static async Task InstallAsync(string folder, IEnumerable<string> packages, CancellationToken cancellationToken)
    {
        string[] arguments = ["install", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", .. packages];
        using Process npm = Start(folder, arguments);
        try
        {
            Task<string> output = npm.StandardOutput.ReadToEndAsync(cancellationToken);
            string errors = await npm.StandardError.ReadToEndAsync(cancellationToken);
            await output;
            await npm.WaitForExitAsync(cancellationToken);
            if (npm.ExitCode != 0)
                throw new PeerMissingException($"npm could not install {string.Join(" and ", packages)}: {errors.Split('\n')[0]}");
        }
        catch (OperationCanceledException)
        {
            npm.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process Start(string folder, string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("npm", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (Win32Exception)
        {
            throw new PeerMissingException("The peer needs Node.js 20 or newer with npm, and there is no 'npm' on the PATH.");
        }
    }
}
