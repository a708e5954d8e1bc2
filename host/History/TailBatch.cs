namespace SmartCampus.Host.History;

/// <summary>One tick's points; see <see cref="TailCodec"/>.</summary>
internal sealed record TailBatch(long Batch, byte[] Points);
