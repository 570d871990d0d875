using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Json;

namespace Opik.Server.Features.Datasets.Items;

/// <summary>Evaluators and execution policies, of items and of versions.</summary>
internal static class SuiteMembers
{
    private const int MostEvaluators = 1000;
    private const int MostRuns = 100;

    /// <summary>Evaluators as one array <c>[{"name","type","config"}]</c>; null stays null.</summary>
    public static JsonText? ReadEvaluators(ref JsonCursor cursor, List<string> violations)
    {
        if (!cursor.EnterArray())
            return null;
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, WireJson.Writer);
        writer.WriteStartArray();
        for (var i = 0; cursor.NextObject(); i++)
        {
            if (i == MostEvaluators)
                violations.Add($"evaluators size must be between 0 and {MostEvaluators}");
            ReadEvaluator(ref cursor, writer, violations, $"evaluators[{i}].");
        }

        writer.WriteEndArray();
        writer.Flush();
        return new JsonText(buffer.WrittenMemory);
    }

    /// <summary>A policy as <c>{"runs_per_item","pass_threshold","needed_pass_rate"}</c>, the last our own; null stays null.</summary>
    public static JsonText? ReadPolicy(ref JsonCursor cursor, List<string> violations)
    {
        if (!cursor.EnterObject())
            return null;
        long? runs = null, threshold = null;
        decimal? needed = null;
        while (cursor.NextMember())
        {
            if (cursor.Is("runs_per_item"u8))
                runs = cursor.ReadInteger();
            else if (cursor.Is("pass_threshold"u8))
                threshold = cursor.ReadInteger();
            else if (cursor.Is("needed_pass_rate"u8))
                needed = cursor.ReadDecimal();
            else
                cursor.Skip();
        }

        CheckRuns(violations, "runsPerItem", runs);
        CheckRuns(violations, "passThreshold", threshold);
        if (needed is < 0 or > 1)
            violations.Add("executionPolicy.neededPassRate must be between 0 and 1");
        var members = new[] { (Name: "runs_per_item", Value: (decimal?)runs), (Name: "pass_threshold", Value: threshold), (Name: "needed_pass_rate", Value: needed) }
            .Where(member => member.Value is not null).Select(member => string.Create(CultureInfo.InvariantCulture, $"\"{member.Name}\":{member.Value}"));
        return JsonText.Parse($"{{{string.Join(',', members)}}}");
    }

    private static void ReadEvaluator(ref JsonCursor cursor, Utf8JsonWriter writer, List<string> violations, string path)
    {
        string? name = null, type = null;
        JsonText? config = null;
        while (cursor.NextMember())
        {
            if (cursor.Is("name"u8))
                name = cursor.ReadText();
            else if (cursor.Is("type"u8))
                type = cursor.ReadText() is { } text ? text is "llm_judge" or "code_metric" ? text : throw cursor.Wrong("one of llm_judge, code_metric") : null;
            else if (cursor.Is("config"u8))
                config = cursor.ReadJson();
            else
                cursor.Skip();
        }

        if (string.IsNullOrWhiteSpace(name))
            violations.Add(path + "name must not be blank");
        if (type is null)
            violations.Add(path + "type must not be null");
        if (config is null)
            violations.Add(path + "config must not be null");
        writer.WriteStartObject();
        writer.WriteTextIfAny("name"u8, name);
        writer.WriteTextIfAny("type"u8, type);
        writer.WriteJsonIfAny("config"u8, config is { } json ? JsonLine.Of(json) : null);
        writer.WriteEndObject();
    }

    private static void CheckRuns(List<string> violations, string name, long? value)
    {
        if (value is < 1 or > MostRuns)
            violations.Add($"executionPolicy.{name} must be between 1 and {MostRuns}");
    }
}
