using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.StandIn.Activation;
using Orleans.StandIn.Invocation;
using Orleans.StandIn.Serialization;

namespace Orleans.StandIn.Silo;

/// <summary>The engine of one host: makes references, finds or makes activations, starts and stops.</summary>
internal sealed partial class GrainSilo : IClusterClient
{
    private const string ObserverType = "sys.observer";
    private readonly ILogger<GrainSilo> _logger;
    private readonly SiloWatch _watch;
    private GrainManifest? _manifest;
    private IIncomingGrainCallFilter[]? _filters;
    private volatile bool _accepting;

    public GrainSilo(
        IServiceProvider services,
        IOptions<GrainCollectionOptions> collectionOptions,
        IOptions<SiloMessagingOptions> messagingOptions,
        ILogger<GrainSilo> logger)
    {
        Services = services;
        CollectionOptions = collectionOptions.Value;
        ResponseTimeout = messagingOptions.Value.ResponseTimeout;
        TimeProvider = services.GetService<TimeProvider>() ?? TimeProvider.System;
        Clock = new SiloClock(TimeProvider);
        Activations = new ActivationDirectory(this);
        _watch = new SiloWatch(this);
        _logger = logger;
    }

    public IServiceProvider Services { get; }

    public GrainCollectionOptions CollectionOptions { get; }

    public TimeSpan ResponseTimeout { get; }

    public TimeProvider TimeProvider { get; }

    public SiloClock Clock { get; }

    public ActivationDirectory Activations { get; }

    public IIncomingGrainCallFilter[] Filters => _filters ??= [.. Services.GetServices<IIncomingGrainCallFilter>()];

    IServiceProvider IClusterClient.ServiceProvider => Services;

    private GrainManifest Manifest => _manifest ??= new GrainManifest(GrainAssemblies.Scan().GrainClasses, CollectionOptions);

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(primaryKey);
        GrainClass grainClass = Manifest.Resolve(typeof(TGrainInterface), grainClassNamePrefix);
        return (TGrainInterface)(object)Proxies.ProxyFactory<TGrainInterface>.Create(this, GrainId.Create(grainClass.GrainType, primaryKey));
    }

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        ArgumentNullException.ThrowIfNull(obj);
        if (GrainTarget.Current is not null)
            throw new InvalidOperationException("Cannot create a local object reference from a grain.");
        if (obj is GrainReference)
            throw new ArgumentException("Argument obj is already a grain reference.", nameof(obj));
        if (obj is not TGrainObserverInterface)
            throw new ArgumentException($"Argument obj does not implement {typeof(TGrainObserverInterface)}.", nameof(obj));
        GrainId id = GrainId.Create(ObserverType, Guid.NewGuid().ToString("N"));
        Activations.Add(new ObserverTarget(this, id, obj));
        return (TGrainObserverInterface)(object)Proxies.ProxyFactory<TGrainObserverInterface>.Create(this, id);
    }

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        if (obj is not GrainReference reference)
            throw new ArgumentException("Argument reference is not a grain reference.", nameof(obj));
        if (GrainTarget.Current is not null)
            throw new InvalidOperationException("Cannot delete a local object reference from a grain.");
        Activations.RemoveObserver(reference.GrainId);
    }

    public GrainReference CreateReference(Type interfaceType, GrainId grainId) => Proxies.ProxyFactory.Create(interfaceType, this, grainId);

    /// <summary>Brings a call to its target, activating the grain when needed.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "whatever goes wrong here is the caller's answer")]
    public CallTarget? Post(GrainId grainId, Call call)
    {
        try
        {
            if (grainId.Type.ToString() == ObserverType)
                return Activations.PostToObserver(grainId, call);
            GrainClass grainClass = Manifest.Find(grainId.Type) ?? throw new ArgumentException($"There is no grain class of type {grainId.Type}.");
            CallTarget? target = Activations.PostToGrain(grainClass, grainId, call, _accepting);
            if (target is null)
                call.Fail(new SiloUnavailableException($"The silo is not running; {call.Shape} to {grainId} was not delivered."));
            return target;
        }
        catch (Exception exception)
        {
            call.Fail(exception);
            return null;
        }
    }
}
