using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Alerts.Payloads;
using Opik.Server.Features.Experiments;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Raising;

/// <summary>What messages say of prompts, versions, checks and experiments. Long texts are cut: a message is to be read.</summary>
internal static class AlertItems
{
    private const int TextLength = 20_000;

    public static AlertItem Of(Prompt prompt, PromptVersion? latest) => new(prompt.ProjectId, Json(writer =>
    {
        writer.WriteString("id"u8, prompt.Id);
        writer.WriteString("name"u8, prompt.Name);
        writer.WriteIdIfAny("project_id"u8, prompt.ProjectId);
        writer.WriteTextIfAny("description"u8, prompt.Description);
        writer.WriteTextsIfAny("tags"u8, prompt.Tags);
        writer.WriteAudit(prompt.CreatedAt, prompt.CreatedBy, prompt.LastUpdatedAt, prompt.LastUpdatedBy);
        if (latest is null)
            return;
        writer.WriteStartObject("latest_version"u8);
        Write(writer, latest);
        writer.WriteEndObject();
    }));

    public static AlertItem Of(PromptVersion version) => new(version.ProjectId, Json(writer =>
    {
        writer.WriteString("prompt_id"u8, version.PromptId);
        writer.WriteString("prompt_name"u8, version.PromptName);
        writer.WriteIdIfAny("project_id"u8, version.ProjectId);
        Write(writer, version);
    }));

    public static AlertItem Of(GuardrailCheck check, Guid id, string? projectName) => new(
        check.ProjectId,
        Json(writer =>
        {
            writer.WriteString("id"u8, id);
            writer.WriteString("entity_id"u8, check.EntityId);
            writer.WriteString("secondary_id"u8, check.SecondaryId);
            writer.WriteString("project_id"u8, check.ProjectId);
            writer.WriteTextIfAny("project_name"u8, projectName);
            writer.WriteString("name"u8, check.Name);
            writer.WriteString("result"u8, "failed"u8);
            WriteShort(writer, "config"u8, check.Config);
            WriteShort(writer, "details"u8, check.Details);
        }),
        check.Name);

    public static AlertItem Of(ExperimentView view) => new(view.Experiment.ProjectId, Json(writer =>
    {
        var experiment = view.Experiment;
        writer.WriteString("id"u8, experiment.Id);
        writer.WriteString("name"u8, experiment.Name);
        writer.WriteString("dataset_id"u8, experiment.DatasetId);
        writer.WriteTextIfAny("dataset_name"u8, experiment.DatasetName);
        writer.WriteIdIfAny("project_id"u8, experiment.ProjectId);
        if (experiment.Status is { } status)
            writer.WriteString("status"u8, ExperimentWire.Of(status));
        writer.WriteNumber("trace_count"u8, view.Totals.TraceCount);
        writer.WriteAudit(experiment.CreatedAt, experiment.CreatedBy, experiment.LastUpdatedAt, experiment.LastUpdatedBy);
        ExperimentJson.WriteScores(writer, "feedback_scores"u8, view.Totals.FeedbackScores.Select(static score => (score.Key, score.Value)));
        ExperimentJson.WriteScores(writer, "experiment_scores"u8, experiment.Scores?.Select(static score => (score.Name, (double)score.Value)));
    }));

    private static void Write(Utf8JsonWriter writer, PromptVersion version)
    {
        writer.WriteString("id"u8, version.Id);
        writer.WriteString("commit"u8, version.Commit);
        writer.WriteString("template"u8, AlertTexts.Cut(version.Template, TextLength));
        writer.WriteString("type"u8, version.Type.WireName());
        WriteShort(writer, "metadata"u8, version.Metadata);
        writer.WriteTextIfAny("change_description"u8, version.ChangeDescription);
        writer.WriteInstant("created_at"u8, version.CreatedAt);
        writer.WriteTextIfAny("created_by"u8, version.CreatedBy);
    }

    private static void WriteShort(Utf8JsonWriter writer, ReadOnlySpan<byte> member, JsonText? value)
    {
        if (value?.Utf8.Length <= TextLength)
            writer.WriteJsonIfAny(member, value);
    }

    private static JsonText Json(Action<Utf8JsonWriter> members)
    {
        using var buffer = new PooledBuffer();
        using (var writer = new Utf8JsonWriter(buffer, WireJson.Writer))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return new JsonText(buffer.WrittenSpan.ToArray());
    }
}
