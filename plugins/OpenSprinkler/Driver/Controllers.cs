namespace SmartCampus.Plugins.OpenSprinkler.Driver;

/// <summary>The controllers in use, by address, password and clock. Any thread. A controller is forgotten with its last station.</summary>
internal sealed class Controllers
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string Address, string Password, TimeProvider Time), WeakReference<Controller>> known = [];

    /// <summary>The controller at an address. Another password is another controller: a wrong one must not stop the right one.</summary>
    public Controller Of(string address, string password, TimeProvider time)
    {
        lock (gate)
        {
            if (known.TryGetValue((address, password, time), out WeakReference<Controller>? reference) && reference.TryGetTarget(out Controller? controller))
                return controller;
            foreach ((string, string, TimeProvider) gone in known.Where(k => !k.Value.TryGetTarget(out _)).Select(k => k.Key).ToArray())
                known.Remove(gone);
            controller = new Controller(time);
            known[(address, password, time)] = new WeakReference<Controller>(controller);
            return controller;
        }
    }
}
