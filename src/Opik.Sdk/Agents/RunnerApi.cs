using System.Net;
using System.Text.Json;
using Opik.Rest;

namespace Opik.Agents;

/// <summary>What a runner says to the server. One attempt each: the loops of the runner have pauses of their own.</summary>
internal sealed class RunnerApi(OpikClient client)
{
    private const string Root = "v1/private/local-runners";
    private const string Sessions = "v1/private/pairing/sessions";

    public async Task<PairingSession> PairAsync(PairingBody body, CancellationToken stopping) =>
        OpikRest.Parse(await SendAsync(HttpMethod.Post, Sessions, OpikRest.Utf8(body, RunnersJson.Default.PairingBody), stopping).ConfigureAwait(false), RunnersJson.Default.PairingSession);

    public async Task ActivateAsync(Guid session, ActivationBody body, CancellationToken stopping) =>
        (await SendAsync(HttpMethod.Post, $"{Sessions}/{session}/activate", OpikRest.Utf8(body, RunnersJson.Default.ActivationBody), stopping).ConfigureAwait(false)).EnsureSuccess();

    public async Task<RunnerRecord?> FindAsync(Guid runner, CancellationToken stopping)
    {
        var response = await SendAsync(HttpMethod.Get, $"{Root}/{runner}", default, stopping).ConfigureAwait(false);
        return response.Status == HttpStatusCode.NotFound ? null : OpikRest.Parse(response, RunnersJson.Default.RunnerRecord);
    }

    public async Task AnnounceAsync(Guid runner, Dictionary<string, AnnouncedAgent> agents, CancellationToken stopping) =>
        (await SendAsync(HttpMethod.Put, $"{Root}/{runner}/agents", OpikRest.Utf8(agents, RunnersJson.Default.DictionaryStringAnnouncedAgent), stopping).ConfigureAwait(false)).EnsureSuccess();

    public async Task<IReadOnlyList<Guid>> BeatAsync(Guid runner, HeartbeatBody body, CancellationToken stopping) =>
        OpikRest.Parse(await SendAsync(HttpMethod.Post, $"{Root}/{runner}/heartbeats", OpikRest.Utf8(body, RunnersJson.Default.HeartbeatBody), stopping).ConfigureAwait(false), RunnersJson.Default.HeartbeatAnswer).CancelledJobIds ?? [];

    /// <summary>The next job; null: none has come for some seconds.</summary>
    public async Task<JobRecord?> NextAsync(Guid runner, CancellationToken stopping)
    {
        var response = (await SendAsync(HttpMethod.Post, $"{Root}/{runner}/jobs/next", "{}"u8.ToArray(), stopping).ConfigureAwait(false)).EnsureSuccess();
        return response.Body.IsEmpty ? null : JsonSerializer.Deserialize(response.Body.Span, RunnersJson.Default.JobRecord);
    }

    public async Task<JobRecord> JobAsync(Guid job, CancellationToken stopping) =>
        OpikRest.Parse(await SendAsync(HttpMethod.Get, $"{Root}/jobs/{job}", default, stopping).ConfigureAwait(false), RunnersJson.Default.JobRecord);

    public async Task ReportAsync(Guid job, ReportBody body, CancellationToken stopping) =>
        (await SendAsync(HttpMethod.Post, $"{Root}/jobs/{job}/results", OpikRest.Utf8(body, RunnersJson.Default.ReportBody), stopping).ConfigureAwait(false)).EnsureSuccess();

    public async Task LogAsync(Guid job, List<LogEntry> entries, CancellationToken stopping) =>
        (await SendAsync(HttpMethod.Post, $"{Root}/jobs/{job}/logs", OpikRest.Utf8(entries, RunnersJson.Default.ListLogEntry), stopping).ConfigureAwait(false)).EnsureSuccess();

    public async Task<int> AppendAsync(Guid job, OutputBody body, CancellationToken stopping) =>
        OpikRest.Parse(await SendAsync(HttpMethod.Post, $"{Root}/jobs/{job}/output", OpikRest.Utf8(body, RunnersJson.Default.OutputBody), stopping).ConfigureAwait(false), RunnersJson.Default.OutputRecord).Length;

    public async Task<int> OutputLengthAsync(Guid job, CancellationToken stopping) =>
        OpikRest.Parse(await SendAsync(HttpMethod.Get, $"{Root}/jobs/{job}/output?from={int.MaxValue}", default, stopping).ConfigureAwait(false), RunnersJson.Default.OutputRecord).Length;

    public Task LeaveAsync(Guid runner, CancellationToken stopping) => SendAsync(HttpMethod.Delete, $"{Root}/{runner}", default, stopping);

    private Task<RestResponse> SendAsync(HttpMethod method, string path, ReadOnlyMemory<byte> body, CancellationToken stopping) =>
        client.Rest.SendAsync(method, path, body, RetryMode.None, cancellationToken: stopping);
}
