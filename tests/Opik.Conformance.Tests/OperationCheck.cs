using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Conformance.Tests.Answers;
using Opik.Conformance.Tests.Requests;
using Opik.Conformance.Tests.Specification;

namespace Opik.Conformance.Tests;

/// <summary>Tries one operation: valid requests, missing members, unknown ids.</summary>
internal sealed class OperationCheck(WireDocument document, Operation operation, HttpClient client, IReadOnlyList<ConformanceException> exceptions)
{
    private static readonly int[] Refusals = [400, 422];

    private readonly List<string> _problems = [];
    private int _checks;

    public async Task<OperationResult> RunAsync()
    {
        await ValidAsync(onlyRequired: false);
        await ValidAsync(onlyRequired: true);
        await MissingAsync();
        await UnknownIdAsync();
        return new OperationResult(operation.Name, _checks, _problems);
    }

    private async Task ValidAsync(bool onlyRequired)
    {
        var world = await World.CreateAsync(client, operation);
        var requests = new RequestFactory(document, operation, world);
        var body = requests.Body(onlyRequired);
        // Settings are absent at first; reading and deleting them needs some.
        if (operation.Path == "/v1/private/workspaces/configurations")
            await client.PutAsync("v1/private/workspaces/configurations", new StringContent("{}"));
        using var answer = await client.SendAsync(requests.Create(body));
        var text = await answer.Content.ReadAsStringAsync();
        var status = (int)answer.StatusCode;
        var documented = operation.SuccessStatuses;
        var expected = Expected("valid") is { } other ? [other] : documented.Count == 0 ? [200] : documented;
        Judge(expected.Contains(status), $"valid request{(onlyRequired ? " with required members only" : string.Empty)} answered {status}, expected {string.Join(" or ", expected)}: {Short(text)}\n    sent {body?.ToJsonString()}");
        if (status == 201)
            Judge(answer.Headers.Location is not null, "201 without Location");
        if (status == 200 && operation.AnswerSchema(status) is { } schema)
            JudgeAnswer(text, schema);
        await world.LeaveAsync();
    }

    private void JudgeAnswer(string text, JsonObject schema)
    {
        try
        {
            var problems = new SchemaValidator(document).Validate(JsonNode.Parse(text), schema).Where(problem => !IsAllowedNull(problem)).ToList();
            Judge(problems.Count == 0, $"answer differs from its schema: {string.Join("; ", problems)}\n    {Short(text)}");
        }
        catch (JsonException broken)
        {
            Judge(false, $"answer is no JSON: {broken.Message} {Short(text)}");
        }
    }

    private async Task MissingAsync()
    {
        var world = await World.CreateAsync(client, operation);
        var requests = new RequestFactory(document, operation, world);
        foreach (var parameter in requests.RequiredParameters)
            await RefusedAsync(requests.Create(requests.Body(onlyRequired: false), withoutParameter: parameter), parameter);
        if (operation.BodySchema is { } schema && requests.Body(onlyRequired: false) is { } complete)
        {
            foreach (var (path, body) in MissingMembers.Of(document, schema, complete))
                await RefusedAsync(requests.Create(body), path);
        }

        await world.LeaveAsync();
    }

    private async Task RefusedAsync(HttpRequestMessage request, string member)
    {
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        var status = (int)answer.StatusCode;
        if (Expected("required:" + member) is { } other)
        {
            Judge(status == other, $"without '{member}' answered {status}, listed as {other}: {Short(text)}");
            return;
        }

        Judge(Refusals.Contains(status) && IsError(text), $"without '{member}' answered {status}, expected 400 or 422 with an error: {Short(text)}");
    }

    private async Task UnknownIdAsync()
    {
        var world = await World.CreateAsync(client, operation);
        var requests = new RequestFactory(document, operation, world);
        if (requests.HasPathId)
        {
            var body = requests.Body(onlyRequired: false);
            await NotFoundAsync(requests.Create(body, pathId: Guid.CreateVersion7().ToString()), "unknown-id", "unknown id");
            await NotFoundAsync(requests.Create(body, pathId: "no-id"), "malformed-id", "malformed id");
        }

        await world.LeaveAsync();
    }

    private async Task NotFoundAsync(HttpRequestMessage request, string check, string what)
    {
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        var status = (int)answer.StatusCode;
        var expected = Expected(check) ?? 404;
        Judge(status == expected && (status < 400 || IsError(text)), $"{what} answered {status}, expected {expected}: {Short(text)}");
    }

    private int? Expected(string check) => exceptions.FirstOrDefault(exception => exception.Operation == operation.Name && exception.Check == check)?.Status;

    // The check null:member allows "….member is null".
    private bool IsAllowedNull(string problem) =>
        exceptions.Any(exception => exception.Operation == operation.Name
            && exception.Check.StartsWith("null:", StringComparison.Ordinal)
            && problem.EndsWith($".{exception.Check[5..]} is null", StringComparison.Ordinal));

    private void Judge(bool passed, string problem)
    {
        _checks++;
        if (!passed)
            _problems.Add(problem);
    }

    /// <summary>True for the two error shapes, <c>{"errors":["…"]}</c> and <c>{"code":N,"message":"…"}</c>, and for that of OAuth, <c>{"error":"…"}</c>.</summary>
    public static bool IsError(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject json
                && (json["errors"] is JsonArray { Count: > 0 } || json["error_description"] is not null || (json["code"] is not null && json["message"] is not null));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Short(string text) => text.Length <= 600 ? text : text[..600] + "…";
}
