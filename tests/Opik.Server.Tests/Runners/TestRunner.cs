using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Opik.Server.Tests.Runners;

/// <summary>A program with one agent, <c>reply(message, nights?)</c>, as the official command line speaks to the server.</summary>
internal sealed class TestRunner(ServerFixture server, string project, string id)
{
    private const string Root = "/v1/private/local-runners";

    public string Project => project;

    public string Id => id;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<TestRunner> ConnectAsync(ServerFixture server)
    {
        var key = RandomNumberGenerator.GetBytes(32);
        var project = CreatedId(await server.SendAsync("POST", "/v1/private/projects", $$"""{"name":"agent runs {{Guid.NewGuid()}}"}"""));
        var session = (await server.SendAsync("POST", "/v1/private/pairing/sessions", $$"""{"project_id":"{{project}}","type":"endpoint","activation_key":"{{Convert.ToBase64String(key)}}"}""")).Json;
        byte[] message = [.. session.GetProperty("session_id").GetGuid().ToByteArray(bigEndian: true), .. SHA256.HashData(Encoding.UTF8.GetBytes("laptop"))];
        var proof = Convert.ToBase64String(HMACSHA256.HashData(key, message));
        Assert.Equal(201, (await server.SendAsync("POST", $"/v1/private/pairing/sessions/{session.GetProperty("session_id").GetString()}/activate", $$"""{"runner_name":"laptop","hmac":"{{proof}}"}""")).Code);
        var runner = session.GetProperty("runner_id").GetString()!;
        const string Agents = """{"reply":{"description":"d","params":[{"name":"message","type":"str","presence":"required"},{"name":"nights","type":"int","presence":"optional"}]}}""";
        Assert.Equal(204, (await server.SendAsync("PUT", $"{Root}/{runner}/agents", Agents)).Code);
        return new TestRunner(server, project, runner);
    }

    /// <summary>The next job; waits for it.</summary>
    public async Task<JsonElement> TakeAsync()
    {
        while (true)
        {
            Stop.ThrowIfCancellationRequested();
            var answer = await server.SendAsync("POST", $"{Root}/{id}/jobs/next");
            if (answer.Code == 200 && answer.Json.ValueKind == JsonValueKind.Object)
                return answer.Json;
        }
    }

    /// <summary>Answers a job; with a trace when there is one.</summary>
    public async Task ReportAsync(JsonElement job, string status, string? result, Guid? trace = null, string? error = null)
    {
        var body = JsonSerializer.Serialize(new { status, result = result is null ? null : new { result }, trace_id = trace, error });
        Assert.Equal(204, (await server.SendAsync("POST", $"{Root}/jobs/{job.GetProperty("id").GetString()}/results", body)).Code);
    }

    /// <summary>Takes a job, writes a trace of it, and answers with <paramref name="answer"/> of its message.</summary>
    public async Task<JsonElement> AnswerAsync(Func<string, string> answer)
    {
        var job = await TakeAsync();
        var trace = Guid.CreateVersion7();
        var said = answer(job.GetProperty("inputs").GetProperty("message").GetString()!);
        var body = JsonSerializer.Serialize(new { id = trace, project_id = project, name = "reply", start_time = DateTime.UtcNow, output = new { output = said } });
        Assert.Equal(201, (await server.SendAsync("POST", "/v1/private/traces", body)).Code);
        await ReportAsync(job, "completed", said, trace);
        return job;
    }

    /// <summary>Asks for a run and takes it.</summary>
    public async Task<JsonElement> RunAsync(string message = "hi")
    {
        Assert.Equal(201, (await server.SendAsync("POST", $"{Root}/jobs", $$"""{"agent_name":"reply","project_id":"{{project}}","inputs":{"message":"{{message}}"} }""")).Code);
        return await TakeAsync();
    }

    /// <summary>Tells of a piece of the output.</summary>
    public Task<Answer> AppendAsync(JsonElement job, int offset, string text, int? tokens = null) =>
        server.SendAsync("POST", $"{Root}/jobs/{job.GetProperty("id").GetString()}/output", JsonSerializer.Serialize(new { runner_id = id, offset, text, tokens }));

    public Task DisconnectAsync() => server.SendAsync("DELETE", $"{Root}/{id}");

    public async Task<IReadOnlyList<string?>> CancelledAsync() =>
        [.. (await server.SendAsync("POST", $"{Root}/{id}/heartbeats", "{}")).Json.GetProperty("cancelled_job_ids").EnumerateArray().Select(static each => each.GetString())];

    private static string CreatedId(Answer created) => created.Location![(created.Location!.LastIndexOf('/') + 1)..];
}
