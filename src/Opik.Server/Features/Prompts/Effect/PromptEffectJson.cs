using System.Text.Json;
using Opik.Server.Features.LogAnalytics;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.Prompts.Effect;

/// <summary>Writes the effect of versions.</summary>
internal static class PromptEffectJson
{
    public static void Write(Utf8JsonWriter writer, PromptEffectQuestion question, IReadOnlyList<PromptEffect> effects)
    {
        writer.WriteString("project_id"u8, question.ProjectId);
        writer.WriteString("entity_type"u8, question.Entity == KpiEntity.Spans ? "spans"u8 : "traces"u8);
        if (question.From is { } from)
            writer.WriteString("from_time"u8, Instants.ToText(from));
        writer.WriteString("to_time"u8, Instants.ToText(question.To));
        writer.WriteStartArray("versions"u8);
        foreach (var effect in effects)
            Write(writer, effect);
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, PromptEffect effect)
    {
        writer.WriteStartObject();
        writer.WriteString("version_id"u8, effect.Version.Id);
        writer.WriteString("version_number"u8, effect.Version.VersionName);
        TotalsJson.WritePrecision(writer, effect.Figures.Precision);
        TotalsJson.Write(writer, effect.Figures.Totals);
        writer.WriteStartObject("feedback_scores"u8);
        foreach (var (name, average) in effect.Figures.Scores)
            writer.WriteNumber(name, average);
        writer.WriteEndObject();
        writer.WriteStartObject("series"u8);
        HistogramJson.Write(writer, effect.Series);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
