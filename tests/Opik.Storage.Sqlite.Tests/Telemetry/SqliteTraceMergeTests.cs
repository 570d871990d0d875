using Opik.Contracts;
using Opik.Storage.ContractTests;
using Opik.Storage.ContractTests.Traces;

namespace Opik.Storage.Sqlite.Tests.Telemetry;

public sealed class SqliteTraceMergeTests : TraceMergeContract
{
    protected override Task<TelemetryStore> OpenAsync(TimeProvider clock, ISpanCost cost) => Task.FromResult<TelemetryStore>(new SqliteStore(clock, cost));
}
