namespace SmartCampus.Host.Tests.Storage;

/// <summary>Tests that share the run's PostgreSQL server.</summary>
[CollectionDefinition(PostgresCluster.Collection)]
public sealed class PostgresCollection : ICollectionFixture<PostgresCluster>;
