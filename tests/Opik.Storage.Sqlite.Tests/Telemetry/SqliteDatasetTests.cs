using Opik.Contracts;
using Opik.Storage.ContractTests;
using Opik.Storage.ContractTests.Datasets;

namespace Opik.Storage.Sqlite.Tests.Telemetry;

public sealed class SqliteDatasetTests : DatasetContract
{
    protected override Task<TelemetryStore> OpenAsync(TimeProvider clock, ISpanCost cost) => Task.FromResult<TelemetryStore>(new SqliteStore(clock, cost));
}
