using SmartCampus.Benchmarks.Processes;

namespace SmartCampus.Benchmarks.Peer;

/// <summary>The peer: Node-RED with its Modbus nodes, installed by npm into a temporary folder that is removed in the end.</summary>
internal sealed class NodeRed : IDisposable
{
    /// <summary>What it is called on the command line.</summary>
    public const string Name = "node-red";

    /// <summary>No editor, no log but errors; it ends with its standard input, as every process of a run does.</summary>
    private const string Settings = """
        process.stdin.on('end', () => process.exit()).resume();
        module.exports = {
            uiHost: '127.0.0.1', httpAdminRoot: false, flowFile: 'flows.json', credentialSecret: false,
            telemetry: { enabled: false }, logging: { console: { level: 'error' } },
        };
        """;

    private static readonly string[] Packages = ["node-red@4.1.15", "node-red-contrib-modbus@5.23.3"];

    private readonly string root = Directory.CreateTempSubdirectory("campus-peer-").FullName;
    private int users;

    private NodeRed()
    {
    }

    /// <summary>What it consists of, with versions.</summary>
    public static string Description { get; } = string.Join(" with ", Packages);

    /// <exception cref="PeerMissingException">It cannot be had here.</exception>
    public static async Task<NodeRed> InstallAsync(CancellationToken cancellationToken)
    {
        var made = new NodeRed();
        try
        {
            await Npm.InstallAsync(made.root, Packages, cancellationToken);
            return made;
        }
        catch
        {
            made.Dispose();
            throw;
        }
    }

    /// <summary>Makes a user's folder of Node-RED with the flow for these devices; returns its path.</summary>
    public async Task<string> PrepareAsync(DeviceSet devices, CancellationToken cancellationToken)
    {
        string user = Directory.CreateDirectory(Path.Combine(root, $"user-{++users}")).FullName;
        await File.WriteAllTextAsync(Path.Combine(user, "settings.js"), Settings, cancellationToken);
        await NodeRedFlow.WriteAsync(Path.Combine(user, "flows.json"), devices, cancellationToken);
        return user;
    }

    /// <summary>Starts it; it may not listen yet.</summary>
    public PlainProcess Launch(string user, int port) => PlainProcess.LaunchNodeRed(Path.Combine(root, "node_modules", "node-red", "red.js"), user, port);

    public void Dispose() => Directory.Delete(root, recursive: true);
}
