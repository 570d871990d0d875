using Opik.Contracts;
using Opik.Storage.ContractTests;
using Opik.Storage.ContractTests.Experiments;

namespace Opik.Storage.Sqlite.Tests.Telemetry;

public sealed class SqliteExperimentTests : ExperimentContract
{
    protected override Task<TelemetryStore> OpenAsync(TimeProvider clock, ISpanCost cost) => Task.FromResult<TelemetryStore>(new SqliteStore(clock, cost));
}
