using Opik.Contracts;
using Opik.Storage.ContractTests;
using Opik.Storage.ContractTests.AnnotationQueues;

namespace Opik.Storage.Sqlite.Tests.Telemetry;

public sealed class SqliteQueueAutomationTests : QueueAutomationContract
{
    protected override Task<TelemetryStore> OpenAsync(TimeProvider clock, ISpanCost cost) => Task.FromResult<TelemetryStore>(new SqliteStore(clock, cost));
}
