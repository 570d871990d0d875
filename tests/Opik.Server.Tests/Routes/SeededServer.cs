using Opik.Contracts;

namespace Opik.Server.Tests.Routes;

/// <summary>A server that holds one trace with a thread, a span and a comment of each kind.</summary>
public sealed class SeededServer : IAsyncLifetime
{
    public const string Project = "routes";

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public ServerFixture Server { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Server.InitializeAsync();
        var trace = _values["{trace}"] = NewId();
        var span = _values["{span}"] = NewId();
        await ExpectAsync(204, "POST", "/v1/private/traces/batch", $$"""{"traces":[{"id":"{{trace}}","project_name":"routes","name":"t","start_time":"2026-11-21T03:00:00Z","end_time":"2026-11-21T03:00:01Z","input":{"q":1},"thread_id":"th"}]}""");
        await ExpectAsync(204, "POST", "/v1/private/spans/batch", $$"""{"spans":[{"id":"{{span}}","trace_id":"{{trace}}","project_name":"routes","name":"s","start_time":"2026-11-21T03:00:00Z"}]}""");
        var thread = await ExpectAsync(200, "POST", "/v1/private/traces/threads/retrieve", """{"project_name":"routes","thread_id":"th"}""");
        var model = _values["{model}"] = thread.Json.GetProperty("thread_model_id").GetString()!;
        _values["{project}"] = thread.Json.GetProperty("project_id").GetString()!;
        _values["{traceComment}"] = await CommentAsync($"/v1/private/traces/{trace}/comments");
        _values["{spanComment}"] = await CommentAsync($"/v1/private/spans/{span}/comments");
        _values["{threadComment}"] = await CommentAsync($"/v1/private/traces/threads/{model}/comments");
        _values["{v4}"] = "5b3f2d8e-9b0c-4d51-8f3a-3a1d2c4b5e6f";
        _values["{T}"] = "2026-11-21T03:00:00Z";
    }

    public async ValueTask DisposeAsync() => await Server.DisposeAsync();

    public static string NewId() => UuidV7.Create(TimeProvider.System).ToString("D");

    /// <summary>Fills in ids (<c>{trace}</c>, <c>{span}</c>, <c>{model}</c>, …; <c>{new}</c> is one nobody knows).</summary>
    public string Fill(string text)
    {
        foreach (var (name, value) in _values)
            text = text.Replace(name, value, StringComparison.Ordinal);
        return text.Replace("{new}", NewId(), StringComparison.Ordinal);
    }

    private async Task<string> CommentAsync(string path) =>
        (await ExpectAsync(201, "POST", path, """{"text":"seed"}""")).Json.GetProperty("id").GetString()!;

    private async Task<Answer> ExpectAsync(int status, string method, string path, string body)
    {
        var answer = await Server.SendAsync(method, path, body);
        Assert.True(answer.Code == status, $"{method} {path}: {answer.Code} {answer.Body}");
        return answer;
    }
}
