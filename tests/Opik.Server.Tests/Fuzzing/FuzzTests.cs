using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Opik.Server.Tests.Routes;

namespace Opik.Server.Tests.Fuzzing;

/// <summary>
/// Sends damaged requests to every route of the running server: none may be answered with 500. Runs by name only
/// (<c>--filter Category=Slow</c>); <c>OPIK_FUZZ_SEED</c> and <c>OPIK_FUZZ_REQUESTS</c> (for each route) choose the run.
/// </summary>
[Trait("Category", "Slow")]
public sealed class FuzzTests(SeededServer seeded) : IClassFixture<SeededServer>
{
    private static int Seed => int.TryParse(Environment.GetEnvironmentVariable("OPIK_FUZZ_SEED"), out var seed) ? seed : 20261121;

    private static int RequestsEach => int.TryParse(Environment.GetEnvironmentVariable("OPIK_FUZZ_REQUESTS"), out var count) ? Math.Clamp(count, 1, 10_000) : 150;

    [Fact]
    public async Task No_damaged_request_is_answered_with_500()
    {
        var source = new FuzzSource(new Random(Seed), seeded.Fill);
        var defects = new List<string>();
        var (sent, accepted) = (0, 0);
        foreach (var endpoint in Endpoints())
        {
            var method = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0] ?? "GET";
            for (var i = 0; i < RequestsEach; i++)
            {
                var path = source.Path(endpoint.RoutePattern.RawText!);
                var body = method is "GET" or "DELETE" ? null : source.Body();
                var status = await SendAsync(method, path, body, source);
                sent++;
                accepted += (int)status < 300 ? 1 : 0;
                if (status == HttpStatusCode.InternalServerError)
                    defects.Add($"{method} {path}\n    {(body is null ? "no body" : Convert.ToBase64String(body))}\n    {(body is null ? string.Empty : Encoding.Latin1.GetString(body))}");
            }
        }

        Assert.True(defects.Count == 0, $"seed {Seed}: {defects.Count} answers of 500\n" + string.Join('\n', defects.Take(20)));
        // Requests that are all refused at the door would find nothing.
        Assert.InRange(accepted, sent / 20, sent * 19 / 20);
        Assert.Equal(201, (await seeded.Server.SendAsync("POST", "/v1/private/traces", """{"start_time":"2026-11-21T03:00:00Z"}""")).Code);
    }

    // Event streams never end, gRPC has its own framing.
    private List<RouteEndpoint> Endpoints() =>
        [.. seeded.Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText is { } route && !route.EndsWith("/events", StringComparison.Ordinal) && !route.Contains("opentelemetry.proto", StringComparison.Ordinal))
            .OrderBy(Deletes)];

    // Last, so that the others still find what they read.
    private static bool Deletes(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText!.EndsWith("/delete", StringComparison.Ordinal) || endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("DELETE") == true;

    private async Task<HttpStatusCode> SendAsync(string method, string path, byte[]? body, FuzzSource source)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            if (source.ContentEncoding() is { } encoding)
                request.Content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var response = await seeded.Server.Client.SendAsync(request, limit.Token);
        await response.Content.ReadAsByteArrayAsync(limit.Token);
        return response.StatusCode;
    }
}
