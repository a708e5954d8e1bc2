namespace Orleans.Runtime;

/// <summary>What a call can be sent to: a grain or an observer.</summary>
public interface IAddressable;
