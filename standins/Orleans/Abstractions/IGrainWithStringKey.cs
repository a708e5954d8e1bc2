namespace Orleans;

/// <summary>Marks the interface of a grain whose key is a string; one grain exists per key.</summary>
public interface IGrainWithStringKey : IGrain;
