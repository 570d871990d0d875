using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Recordings.Tests.Expectations;
using Opik.Testing;

namespace Opik.Recordings.Tests.Replay;

/// <summary>Sends the lines of a recording to a server, one after the other, as its README says.</summary>
internal sealed class RecordingReplayer(OpikServerProcess server)
{
    private static readonly string[] ContentHeaders = ["content-type", "content-encoding"];
    private readonly IdentityMap identities = new();
    private readonly Dictionary<string, string> uploadPaths = new(StringComparer.Ordinal);
    private readonly List<Finding> findings = [];

    public async Task<ReplayOutcome> ReplayAsync(Recording recording, CancellationToken cancellationToken)
    {
        foreach (var request in recording.Requests.Where(request => !request.IsForAnotherService))
        {
            if (request.IsGrpc)
                await CallAsync(request, cancellationToken);
            else
                await SendAsync(request, cancellationToken);
        }

        return new ReplayOutcome(identities, findings);
    }

    private async Task CallAsync(RecordedRequest request, CancellationToken cancellationToken)
    {
        var status = await GrpcCall.SendAsync(server.Client, server.GrpcAddress, request.Path, request.BinaryBody!, request.Headers, cancellationToken);
        CheckStatus(request, status, answer: "");
    }

    private async Task SendAsync(RecordedRequest recorded, CancellationToken cancellationToken)
    {
        identities.NoteRequest(recorded.Path);
        identities.NoteRequest(recorded.JsonBody ?? "");
        var path = uploadPaths.GetValueOrDefault(recorded.Path) ?? identities.Translate(recorded.Path);
        using var request = new HttpRequestMessage(new HttpMethod(recorded.Method), path) { Content = Body(recorded) };
        foreach (var (name, value) in recorded.Headers.Where(header => !ContentHeaders.Contains(header.Key, StringComparer.Ordinal)))
            request.Headers.TryAddWithoutValidation(name, value);

        using var answer = await server.Client.SendAsync(request, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        if (!CheckStatus(recorded, (int)answer.StatusCode, text) || recorded.Status >= 400)
            return;
        identities.LearnLocation(recorded.Location, answer.Headers.Location?.ToString());
        if (recorded.Answer is null)
            return;
        var actual = ParseAnswer(recorded, text);
        identities.Learn(recorded.Answer, actual);
        LearnUploads(recorded.Answer, actual);
    }

    private HttpContent? Body(RecordedRequest recorded)
    {
        byte[]? bytes = recorded.BinaryBody;
        if (recorded.JsonBody is { } json)
        {
            bytes = Encoding.UTF8.GetBytes(WithOwnAddress(recorded, identities.Translate(json)));
            if (recorded.IsGzipped)
                bytes = Compress(bytes);
        }

        if (bytes is null)
            return null;
        var content = new ByteArrayContent(bytes);
        if (recorded.Headers.TryGetValue("content-type", out var type))
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (recorded.Headers.TryGetValue("content-encoding", out var encoding))
            content.Headers.ContentEncoding.Add(encoding);
        return content;
    }

    // The client names the address it knows the server under; upload URLs are built from it.
    private string WithOwnAddress(RecordedRequest recorded, string json)
    {
        if (!recorded.Path.StartsWith("/v1/private/attachment/upload-start", StringComparison.Ordinal))
            return json;
        var body = JsonNode.Parse(json)!.AsObject();
        body["path"] = Base64Url(server.Address + "api");
        return body.ToJsonString();
    }

    private bool CheckStatus(RecordedRequest recorded, int actual, string answer)
    {
        if (actual == recorded.Status || (recorded.IsMetricsOrLogs && actual < 500))
            return true;
        findings.Add(new Finding($"{recorded.Label}.status", $"expected {recorded.Status}, got {actual} {Shorten(answer)}"));
        return actual / 100 == recorded.Status / 100;
    }

    private JsonNode? ParseAnswer(RecordedRequest recorded, string text)
    {
        try
        {
            var isStream = recorded.Path.EndsWith("/stream", StringComparison.Ordinal) || recorded.Path.EndsWith("/search", StringComparison.Ordinal);
            if (recorded.Answer is not JsonArray || !isStream)
                return JsonNode.Parse(text);
            return new JsonArray([.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => JsonNode.Parse(line))]);
        }
        catch (JsonException failure)
        {
            findings.Add(new Finding($"{recorded.Label}.answer", $"is not JSON ({failure.Message}): {Shorten(text)}"));
            return null;
        }
    }

    private void LearnUploads(JsonNode recorded, JsonNode? actual)
    {
        if (recorded is not JsonObject { } left || left["pre_sign_urls"] is not JsonArray from || actual?["pre_sign_urls"] is not JsonArray to)
            return;
        foreach (var (recordedUrl, actualUrl) in from.Zip(to))
        {
            var path = new Uri(recordedUrl!.GetValue<string>()).PathAndQuery;
            uploadPaths[path.StartsWith("/api/", StringComparison.Ordinal) ? path[4..] : path] = new Uri(server.Address, actualUrl!.GetValue<string>()).PathAndQuery;
        }
    }

    internal static string Base64Url(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).Replace('+', '-').Replace('/', '_');

    private static byte[] Compress(byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return target.ToArray();
    }

    private static string Shorten(string text) => text.Length <= 300 ? text : text[..300];
}
