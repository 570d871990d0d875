using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Evaluators.Code;
using Opik.Server.Features.Ingest;
using Opik.Server.Features.Prompts;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Evaluators.Rules;

/// <summary>Reads a rule, or the change of one, and makes sure that it can be applied.</summary>
internal sealed class RuleReading(RequestBody body, IProjects projects)
{
    /// <param name="http">The request.</param>
    /// <param name="stored">Type of the rule that is changed; null: it is new.</param>
    /// <exception cref="ApiException">400, 404 (a project) or 422.</exception>
    public async Task<RuleBody> ReadAsync(HttpContext http, OnlineRuleType? stored)
    {
        var read = await body.ReadDtoAsync<RuleBody>(http);
        read = read with { Code = read.Code.NullIfJsonNull(), Filters = read.Filters.NullIfJsonNull() };
        RuleRules.Check(read, stored);
        var type = stored ?? read.Type!.Value;
        CheckCode(type, read.Code!.Value);
        if (read.Filters is { } filters)
        {
            using var json = JsonDocument.Parse(filters.Utf8);
            FilterParser.Parse(json.RootElement, type.FilterFields());
        }

        if (read.Projects is { } ids)
            await CheckProjectsAsync(http, ids);
        return read;
    }

    /// <summary>422 unless the code can be applied.</summary>
    public void CheckCode(OnlineRuleType type, JsonText code)
    {
        var violations = new Violations();
        if (type.IsJudge())
            Parse<JudgeCode>(code).Check(violations, type);
        else
            Parse<PythonCode>(code).Check(violations, type);
        violations.ThrowIfAny();
    }

    /// <summary>The code; 400 when it is of another form.</summary>
    public T Parse<T>(JsonText code) =>
        body.Parse(code.Utf8.Span, static (ref Utf8JsonReader reader) => JsonSerializer.Deserialize<T>(ref reader, WireJson.Options)!);

    private async Task CheckProjectsAsync(HttpContext http, IReadOnlyList<Guid> ids)
    {
        var known = await projects.GetManyAsync(http.Scope(), ids, http.RequestAborted);
        foreach (var id in ids)
        {
            if (!known.Any(project => project.Id == id))
                throw ApiException.NotFound($"Project id: {id:D} not found");
        }
    }
}
