using System.Diagnostics;
using OpenTelemetry;

namespace Opik.Sdk.Benchmarks;

internal sealed class DiscardingExporter : BaseExporter<Activity>
{
    public override ExportResult Export(in Batch<Activity> batch) => ExportResult.Success;
}
