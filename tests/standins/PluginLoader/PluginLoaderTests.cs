using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using McMaster.NETCore.Plugins;

namespace SmartCampus.StandIns.Tests.PluginLoading;

public sealed class PluginLoaderTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("campus-plugin-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void LoadDefaultAssembly_SharedType_IsTheHostsAndThePluginsOwnIsPrivate()
    {
        string path = Emit("Private");
        using var first = PluginLoader.CreateFromAssemblyFile(path, isUnloadable: true, [typeof(PluginLoader)]);
        using var second = PluginLoader.CreateFromAssemblyFile(path, isUnloadable: true, [typeof(PluginLoader)]);

        Type one = first.LoadDefaultAssembly().GetType("Plugin")!;
        Type two = second.LoadDefaultAssembly().GetType("Plugin")!;

        Assert.NotSame(one, two);
        Assert.True(typeof(IDisposable).IsAssignableFrom(one));
        Assert.Same(typeof(PluginLoader).Assembly, first.LoadAssembly(typeof(PluginLoader).Assembly.GetName()));
    }

    [Fact]
    public void LoadAssembly_HostHasItButItIsNotShared_ThePluginsOwnIsTaken()
    {
        string path = Emit("Lonely");
        File.Copy(typeof(Assert).Assembly.Location, Path.Combine(folder.FullName, "xunit.assert.dll"));
        using var loader = PluginLoader.CreateFromAssemblyFile(path, isUnloadable: true, [typeof(PluginLoader)]);

        Assembly own = loader.LoadAssembly("xunit.assert");

        Assert.NotSame(typeof(Assert).Assembly, own);
        Assert.Same(loader.LoadContext, AssemblyLoadContext.GetLoadContext(own));
    }

    [Fact]
    public void LoadAssembly_PreferSharedTypes_TakesTheHosts()
    {
        string path = Emit("Sharing");
        File.Copy(typeof(Assert).Assembly.Location, Path.Combine(folder.FullName, "xunit.assert.dll"));
        using var loader = PluginLoader.CreateFromAssemblyFile(path, isUnloadable: true, [], c => c.PreferSharedTypes = true);

        Assert.Same(typeof(Assert).Assembly, loader.LoadAssembly("xunit.assert"));
    }

    [Fact]
    public void LoadDefaultAssembly_InMemory_LeavesTheFileFree()
    {
        string path = Emit("InMemory");
        using var loader = PluginLoader.CreateFromAssemblyFile(path, isUnloadable: true, [], c => c.LoadInMemory = true);

        Assembly loaded = loader.LoadDefaultAssembly();

        Assert.Equal("", loaded.Location);
        Assert.NotNull(loaded.GetType("Plugin"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Dispose_NothingRefersToTheContext_ItIsCollected(bool inMemory)
    {
        WeakReference context = LoadAndDispose(Emit("Gone"), inMemory);

        Assert.True(SpinWait.SpinUntil(() => Collected(context), TimeSpan.FromSeconds(20)), "The context is still alive.");
    }

    [Fact]
    public void Dispose_AnInstanceIsHeld_TheContextStays()
    {
        using var loader = PluginLoader.CreateFromAssemblyFile(Emit("Held"), isUnloadable: true, []);
        object held = Activator.CreateInstance(loader.LoadDefaultAssembly().GetType("Plugin")!)!;
        var context = new WeakReference(loader.LoadContext);

        loader.Dispose();

        Assert.False(Collected(context)); // so the test above can fail
        GC.KeepAlive(held);
    }

    [Fact]
    public void Reload_UnloadableLoader_GivesAFreshAssemblyAndSaysSo()
    {
        using var loader = PluginLoader.CreateFromAssemblyFile(Emit("Again"), isUnloadable: true, []);
        Assembly before = loader.LoadDefaultAssembly();
        PluginLoader? told = null;
        loader.Reloaded += (_, e) => told = e.Loader;

        loader.Reload();

        Assert.NotSame(before, loader.LoadDefaultAssembly());
        Assert.Same(loader, told);
    }

    [Fact]
    public void Reload_NotUnloadable_Throws()
    {
        using var loader = PluginLoader.CreateFromAssemblyFile(Emit("Fixed"), []);

        Assert.Throws<InvalidOperationException>(loader.Reload);
    }

    [Fact]
    public void CreateFromAssemblyFile_RelativePath_Throws() =>
        Assert.Throws<ArgumentException>(() => PluginLoader.CreateFromAssemblyFile("plugin.dll"));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference LoadAndDispose(string path, bool inMemory)
    {
        using var loader = PluginLoader.CreateFromAssemblyFile(path, isUnloadable: true, [], c => c.LoadInMemory = inMemory);
        _ = Activator.CreateInstance(loader.LoadDefaultAssembly().GetType("Plugin")!);
        return new WeakReference(loader.LoadContext);
    }

    private static bool Collected(WeakReference context)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return !context.IsAlive;
    }

    private string Emit(string name)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName(name), typeof(object).Assembly);
        TypeBuilder type = assembly.DefineDynamicModule(name).DefineType("Plugin", TypeAttributes.Public | TypeAttributes.Class, null, [typeof(IDisposable)]);
        MethodBuilder dispose = type.DefineMethod(nameof(IDisposable.Dispose), MethodAttributes.Public | MethodAttributes.Virtual);
        dispose.GetILGenerator().Emit(OpCodes.Ret);
        type.CreateType();
        string path = Path.Combine(folder.FullName, name + ".dll");
        assembly.Save(path);
        return path;
    }
}
