using System.Reflection;

namespace Orleans.StandIn.Proxies;

/// <summary>An emitted call class and its fields by parameter; none for the cancellation token.</summary>
internal sealed record EmittedCall(Type Type, IReadOnlyList<FieldInfo?> Fields);
