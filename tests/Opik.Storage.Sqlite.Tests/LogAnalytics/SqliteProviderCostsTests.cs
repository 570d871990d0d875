using Opik.Contracts;
using Opik.Storage.ContractTests;
using Opik.Storage.ContractTests.LogAnalytics;
using Opik.Storage.Sqlite.Tests.Telemetry;

namespace Opik.Storage.Sqlite.Tests.LogAnalytics;

public sealed class SqliteProviderCostsTests : ProviderCostsContract
{
    protected override Task<TelemetryStore> OpenAsync(TimeProvider clock, ISpanCost cost) => Task.FromResult<TelemetryStore>(new SqliteStore(clock, cost));
}
