namespace SmartCampus.Host.Tests.Storage;

/// <summary>Makes empty databases of one kind.</summary>
public interface IStoreSource
{
    Task<StoreLocation> CreateAsync();
}
