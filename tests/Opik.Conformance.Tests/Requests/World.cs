using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Opik.Conformance.Tests.Requests.Resources;
using Opik.Conformance.Tests.Specification;

namespace Opik.Conformance.Tests.Requests;

/// <summary>What exists before an operation is tried: one of everything, in a project of its own.</summary>
internal sealed class World
{
    public const string FileName = "conformance.txt";

    private World(HttpClient client) => Client = client;

    public HttpClient Client { get; }

    public Guid TraceId { get; } = Guid.CreateVersion7();

    public Guid SpanId { get; } = Guid.CreateVersion7();

    /// <summary>Ids that the sample of a resource made, by names of its choosing.</summary>
    public Dictionary<string, string> Ids { get; } = [];

    /// <summary>What samples have to remember and all worlds share: no secret of one.</summary>
    public Dictionary<string, string> Shared { get; } = [];

    public Guid EnvironmentId { get; } = Guid.CreateVersion7();

    public string ProjectName => $"conformance {TraceId:N}";

    public string ThreadId => $"thread {TraceId:N}";

    public string ProjectId { get; private set; } = null!;

    public string ThreadModelId { get; private set; } = null!;

    public string TraceCommentId { get; private set; } = null!;

    public string SpanCommentId { get; private set; } = null!;

    public string ThreadCommentId { get; private set; } = null!;

    public string FeedbackDefinitionId { get; private set; } = null!;

    /// <summary>Base64 of the address of the API, as clients send it.</summary>
    public string ApiPath => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(new Uri(Client.BaseAddress!, "api").ToString()));

    public static async Task<World> CreateAsync(HttpClient client, Operation operation)
    {
        var world = new World(client);
        await world.IngestAsync();
        world.ProjectId = (string)(await world.AskAsync("projects/retrieve", new { name = world.ProjectName }))["id"]!;
        world.ThreadModelId = (string)(await world.AskAsync("traces/threads/retrieve", new { project_id = world.ProjectId, thread_id = world.ThreadId }))["thread_model_id"]!;
        world.TraceCommentId = await world.CreateAsync($"traces/{world.TraceId}/comments", new { text = "of the trace" });
        world.SpanCommentId = await world.CreateAsync($"spans/{world.SpanId}/comments", new { text = "of the span" });
        world.ThreadCommentId = await world.CreateAsync($"traces/threads/{world.ThreadModelId}/comments", new { text = "of the thread" });
        world.FeedbackDefinitionId = await world.CreateAsync(
            "feedback-definitions",
            new { name = $"definition {world.TraceId:N}", type = "numerical", details = new { min = 0, max = 1 } });
        await world.ScoreAsync();
        await world.AttachAsync();
        if (ResourceSample.Of(operation.Path) is { } resource)
            await resource.SeedAsync(world, operation);
        return world;
    }

    /// <summary>Environments are limited in number: each world takes its own away again.</summary>
    public async Task LeaveAsync() => (await Client.PostAsJsonAsync("v1/private/environments/delete", new { ids = new[] { EnvironmentId } })).Dispose();

    private async Task IngestAsync()
    {
        await CreateAsync("environments", new { id = EnvironmentId, name = $"env-{TraceId:N}" });
        var (start, end) = (DateTime.UtcNow.AddSeconds(-2), DateTime.UtcNow);
        await CreateAsync("traces", new
        {
            id = TraceId, project_name = ProjectName, name = "trace", start_time = start, end_time = end, thread_id = ThreadId, environment = $"env-{TraceId:N}",
            input = new { question = "why" }, output = new { answer = "because" }, metadata = new { a = 1 }, tags = new[] { "a" }, ttft = 12.5,
            error_info = new { exception_type = "Failure", message = "m", traceback = "t" },
        });
        await CreateAsync("spans", new
        {
            id = SpanId, trace_id = TraceId, project_name = ProjectName, name = "span", type = "llm", start_time = start, end_time = end, model = "gpt-4o", provider = "openai",
            usage = new { prompt_tokens = 10, completion_tokens = 5, total_tokens = 15 }, input = new { a = 1 }, output = new { b = 2 },
        });
    }

    private async Task ScoreAsync()
    {
        var score = new { id = TraceId, project_name = ProjectName, name = "tone", value = 0.5, reason = "r", source = "sdk" };
        await PutAsync("traces/feedback-scores", new { scores = new[] { score } });
        await PutAsync("spans/feedback-scores", new { scores = new[] { new { id = SpanId, score.project_name, score.name, score.value, score.reason, score.source } } });
        await PutAsync("traces/threads/feedback-scores", new { scores = new[] { new { thread_id = ThreadId, score.project_name, score.name, score.value, score.reason, score.source } } });
    }

    private async Task AttachAsync()
    {
        using var content = new ByteArrayContent("some text"u8.ToArray());
        using var answer = await Client.PutAsync($"v1/private/attachment/upload?file_name={FileName}&mime_type=text/plain&project_name={Uri.EscapeDataString(ProjectName)}&entity_type=trace&entity_id={TraceId}", content);
        await EnsureAsync(answer);
    }

    /// <summary>Creates by POST; returns the id in <c>Location</c>.</summary>
    public async Task<string> CreateAsync(string path, object body)
    {
        using var answer = await Client.PostAsJsonAsync("v1/private/" + path, body);
        await EnsureAsync(answer);
        var location = answer.Headers.Location!.OriginalString;
        return location[(location.LastIndexOf('/') + 1)..];
    }

    /// <summary>Sends a PUT that must succeed.</summary>
    public async Task PutAsync(string path, object body)
    {
        using var answer = await Client.PutAsJsonAsync("v1/private/" + path, body);
        await EnsureAsync(answer);
    }

    /// <summary>Sends a POST and returns the object answered.</summary>
    public async Task<JsonObject> AskAsync(string path, object body)
    {
        using var answer = await Client.PostAsJsonAsync("v1/private/" + path, body);
        await EnsureAsync(answer);
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private static async Task EnsureAsync(HttpResponseMessage answer)
    {
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"Preparation failed: {answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri!.PathAndQuery} answered {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }
}
