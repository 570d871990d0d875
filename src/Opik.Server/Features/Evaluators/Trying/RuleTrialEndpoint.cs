using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Evaluators.Code;
using Opik.Server.Features.Evaluators.Rules;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Evaluators.Trying;

/// <summary>Dry run of a rule: ours, see docs/api-extensions.md.</summary>
internal sealed class RuleTrialEndpoint(RequestBody body, RuleReading reading, IProjects projects, RuleTrials trials)
{
    public async Task TryAsync(HttpContext http)
    {
        var request = await body.ReadDtoAsync<RuleTrialBody>(http);
        request.Check();
        var (scope, type) = (http.Scope(), request.Type!.Value);
        var project = await projects.RequireAsync(scope, request.ProjectId, null, http.RequestAborted);
        var ask = request.Ask == true && type.IsJudge();
        if (ask)
            reading.CheckCode(type, request.Code!.Value);
        var found = await trials.RunAsync(scope, project, type, CodeOf(type, request.Code!.Value), request.Entities, ask, http.RequestAborted);
        await http.WriteJsonAsync(200, found, static (writer, found) =>
        {
            WriteFilled(writer, found);
            writer.WriteStartArray("results"u8);
            foreach (var trial in found)
                Write(writer, trial);
            writer.WriteEndArray();
        });
    }

    // Arguments of Python take their values as variables of a judge do.
    private JudgeCode CodeOf(OnlineRuleType type, JsonText code) => type.IsJudge()
        ? reading.Parse<JudgeCode>(code)
        : new JudgeCode(null, null, reading.Parse<PythonCode>(code).Arguments, null, null);

    /// <summary>For each variable the share, 0 to 1, in which its place holds something.</summary>
    private static void WriteFilled(Utf8JsonWriter writer, IReadOnlyList<RuleTrial> found)
    {
        writer.WriteStartObject("filled"u8);
        foreach (var name in found.SelectMany(static trial => trial.Values.Keys).Distinct(StringComparer.Ordinal))
            writer.WriteNumber(name, (double)found.Count(trial => trial.Values.GetValueOrDefault(name) is { Length: > 0 }) / found.Count);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, RuleTrial trial)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, trial.Id);
        writer.WriteStartObject("values"u8);
        foreach (var (name, value) in trial.Values)
            writer.WriteString(name, value);
        writer.WriteEndObject();
        if (trial.Prompt is { } prompt)
            writer.WriteString("prompt"u8, prompt);
        writer.WriteStartArray("scores"u8);
        foreach (var score in trial.Scores)
        {
            writer.WriteStartObject();
            writer.WriteString("name"u8, score.Name);
            writer.WriteNumber("value"u8, score.Value);
            if (score.Reason is { } reason)
                writer.WriteString("reason"u8, reason);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (trial.Cost is { } cost)
            writer.WriteNumber("cost"u8, cost);
        if (trial.Duration is { } duration)
            writer.WriteNumber("duration_ms"u8, Math.Round(duration.TotalMilliseconds));
        if (trial.Error is { } error)
            writer.WriteString("error"u8, error);
        writer.WriteEndObject();
    }
}
