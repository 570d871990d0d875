using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Opik.OpenTelemetry.Tests.Wire;
using Opik.Testing;
using Opik.Testing.Reading;

namespace Opik.OpenTelemetry.Tests.Transport;

/// <summary>One server for the tests of a class; each test takes a project of its own.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    public const string TracesPath = "/v1/private/otel/v1/traces";

    public OpikServerProcess Process { get; private set; } = null!;

    public HttpClient Client => Process.Client;

    public async ValueTask InitializeAsync() => Process = await OpikServerProcess.StartAsync();

    public async ValueTask DisposeAsync() => await Process.DisposeAsync();

    public async Task<HttpResponseMessage> PostAsync(byte[] body, string? contentType, string project, string path = TracesPath, string? encoding = null, Action<HttpRequestHeaders>? headers = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        if (contentType is not null)
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        if (encoding is not null)
            request.Content.Headers.ContentEncoding.Add(encoding);
        request.Headers.Add("projectName", project);
        headers?.Invoke(request.Headers);
        return await Client.SendAsync(request);
    }

    /// <summary>Spans of a project, whole.</summary>
    public Task<IReadOnlyList<JsonObject>> SpansAsync(string project) => ReadAsync("spans", project);

    /// <summary>Traces of a project, whole.</summary>
    public Task<IReadOnlyList<JsonObject>> TracesAsync(string project) => ReadAsync("traces", project);

    /// <summary>Names of all projects.</summary>
    public async Task<IReadOnlyList<string>> ProjectsAsync() =>
        [.. (await new StoredContentsReader(Client).PagesAsync("/v1/private/projects?", CancellationToken.None)).Select(project => project["name"]!.GetValue<string>())];

    public static string NewProject() => $"project-{Guid.NewGuid():N}";

    public static byte[] Gzip(byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return target.ToArray();
    }

    /// <summary>A request with one span of a new OpenTelemetry trace.</summary>
    internal static byte[] OneSpan(string name = "work") =>
        OtlpBodies.Request(new ProtoMessage().Bytes(1, Guid.NewGuid().ToByteArray()).Bytes(2, OtlpBodies.SpanId).Text(5, name).Fixed64(7, OtlpBodies.Start).Fixed64(8, OtlpBodies.Start + 1_000_000)).ToArray();

    private async Task<IReadOnlyList<JsonObject>> ReadAsync(string entity, string project) =>
        await new StoredContentsReader(Client).PagesAsync($"/v1/private/{entity}?project_name={project}&truncate=false&", CancellationToken.None);
}
