using System.Text.Json;
using Opik.Contracts;
using Opik.Datasets;
using Opik.Delivery;

namespace Opik.Tracing;

/// <summary>On its way: this trace is a run of this dataset item in an experiment.</summary>
internal sealed class ExperimentRunItem(Guid experimentId, Guid datasetItemId, Guid traceId, string? projectName, TimeProvider clock, ExecutionPolicy? policy) : DeliveryItem
{
    internal override DeliveryKind Kind => DeliveryKind.ExperimentItem;

    internal override Guid Key { get; } = UuidV7.Create(clock);

    internal override long Size => 320;

    internal override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, Key);
        writer.WriteString("experiment_id"u8, experimentId);
        writer.WriteString("dataset_item_id"u8, datasetItemId);
        writer.WriteString("trace_id"u8, traceId);
        if (projectName is not null)
            writer.WriteString("project_name"u8, projectName);
        if (policy is not null)
        {
            writer.WriteStartObject("execution_policy"u8);
            writer.WriteNumber("runs_per_item"u8, policy.RunsPerItem);
            writer.WriteNumber("pass_threshold"u8, policy.PassThreshold);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
