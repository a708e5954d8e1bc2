namespace Orleans;

/// <summary>Marks an interface through which grains notify an object that is no grain. Its methods may return <c>void</c>.</summary>
public interface IGrainObserver : IAddressable;
