namespace Orleans;

/// <summary>Marks a grain interface. Use <see cref="IGrainWithStringKey"/>.</summary>
public interface IGrain : IAddressable;
