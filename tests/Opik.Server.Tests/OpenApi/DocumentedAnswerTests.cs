using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Opik.Server.Tests.Routes;

namespace Opik.Server.Tests.OpenApi;

/// <summary>Real answers of a running server, held against the document.</summary>
public sealed class DocumentedAnswerTests(SeededServer seeded) : IClassFixture<SeededServer>
{
    // Reads of one resource each, filled with the ids of the seed.
    private static readonly string[] Reads =
    [
        "/is-alive/ping", "/is-alive/ver", "/v1/private/toggles", "/v1/private/workspace-permissions", "/v1/private/clients", "/v1/private/welcome-wizard",
        "/v1/private/projects", "/v1/private/projects/{project}", "/v1/private/projects/stats", "/v1/private/projects/overview", "/v1/private/projects/pinned", "/v1/private/workspaces/storage", "/v1/private/workspaces/budget", "/v1/private/projects/{project}/activities",
        "/v1/private/traces?project_name=routes&preview=true&truncate=true", "/v1/private/traces/{trace}?strip_attachments=true", "/v1/private/traces/{trace}/search?text=q",
        "/v1/private/spans?project_name=routes&preview=true", "/v1/private/traces/threads?project_name=routes", "/v1/private/traces/threads/turns?project_name=routes&thread_id=th",
        "/v1/private/traces/stats?project_name=routes", "/v1/private/spans/stats?project_name=routes", "/v1/private/traces/threads/stats?project_name=routes",
        "/v1/private/projects/{project}/logs/histogram", "/v1/private/projects/{project}/logs/counts", "/v1/private/projects/{project}/logs/figures", "/v1/private/projects/{project}/logs/values?field=name", "/v1/private/projects/{project}/logs/parts",
        "/v1/private/search?text=routes", "/v1/private/datasets", "/v1/private/prompts", "/v1/private/experiments", "/v1/private/annotation-queues", "/v1/private/dashboards", "/v1/private/alerts",
        "/v1/private/feedback-definitions", "/v1/private/environments", "/v1/private/environments/usage", "/v1/private/retention/preview?retention=base_60d", "/v1/private/optimizations", "/v1/private/automations/evaluators", "/v1/private/llm-provider-key", "/v1/private/projects/{project}/alerts",
    ];

    /// <summary>The good rows of the table of routes, and the reads.</summary>
    public static TheoryData<string, string, string?> Requests()
    {
        var requests = new TheoryData<string, string, string?>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Routes", "RouteTable.txt")))
        {
            // POST /v1/private/traces | {"start_time":"{T}"} | 201 | text in the answer
            if (line.Split('|', StringSplitOptions.TrimEntries) is [var request, var body, ['2', ..], ..] && line[0] != '#' && request.Split(' ', 2) is [var method, var target])
                requests.Add(method, target, body.Length == 0 ? null : body);
        }

        foreach (var read in Reads)
            requests.Add("GET", read, null);
        return requests;
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task An_answer_is_as_the_document_says(string method, string target, string? body)
    {
        using var client = new HttpClient(new DocumentedExchange(() => seeded.Server.Services.GetRequiredService<EndpointDataSource>())) { BaseAddress = seeded.Server.Client.BaseAddress };
        using var request = new HttpRequestMessage(new HttpMethod(method), seeded.Fill(target));
        if (body is not null)
            request.Content = new StringContent(seeded.Fill(body), Encoding.UTF8, "application/json");

        using var answer = await client.SendAsync(request);

        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }
}
