using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Opik.Server.OpenApi;
using Opik.Testing;

namespace Opik.Server.Tests.OpenApi;

/// <summary>The document of all operations. That it tells the truth, <see cref="DocumentedExchange"/> sees in every test.</summary>
public sealed class OpenApiDocumentTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private static readonly string Committed = RepositoryPaths.InRepository("docs", "openapi.json");

    private EndpointDataSource Routes => server.Services.GetRequiredService<EndpointDataSource>();

    [Fact]
    public void Every_route_says_what_it_is_for_what_it_takes_and_what_it_answers()
    {
        var problems = new List<string>();
        foreach (var route in DescribedRoute.All(Routes))
        {
            if (route.Summary is not { Length: > 0 } summary || summary.EndsWith('.'))
                problems.Add($"{route.Name}: .Says(\"one sentence without a full stop\")");
            if (route.Method is "POST" or "PUT" or "PATCH" && route.Body is null)
                problems.Add($"{route.Name}: .Takes<Body>() or .TakesNothing()");
            if (route.Answers.Count == 0)
                problems.Add($"{route.Name}: .Gives<View>(), .GivesCreated(), .GivesNothing(), …");
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Fact]
    public void Operations_have_names_of_their_own_and_paths_differ_in_more_than_names_of_parameters()
    {
        var routes = DescribedRoute.All(Routes);

        Assert.Equal(routes.Count, routes.Select(route => route.OperationId).Distinct(StringComparer.Ordinal).Count());
        var shapes = routes.Select(route => route.Path).Distinct().GroupBy(path => string.Join('/', path.Split('/').Select(part => part.StartsWith('{') ? "{}" : part)));
        Assert.All(shapes, paths => Assert.Single(paths));
    }

    [Fact]
    public void The_committed_document_is_that_of_the_server()
    {
        var written = OpenApiDocument.Write(OpenApiDocument.Of(Routes));
        if (Environment.GetEnvironmentVariable("OPIK_UPDATE_DOCS") == "1")
            File.WriteAllBytes(Committed, written);

        Assert.True(File.ReadAllBytes(Committed).AsSpan().SequenceEqual(written), $"docs/openapi.json is not what the server serves: OPIK_UPDATE_DOCS=1 dotnet test tests/Opik.Server.Tests --filter {nameof(OpenApiDocumentTests)} writes it.");
    }

    [Fact]
    public async Task The_document_is_served_without_a_key_and_not_again_to_those_who_have_it()
    {
        using var first = await server.Client.GetAsync("/openapi.json");
        var document = JsonNode.Parse(await first.Content.ReadAsStringAsync())!;
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/openapi.json");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await server.Client.SendAsync(again);

        Assert.Equal("3.1.0", document["openapi"]!.GetValue<string>());
        Assert.Equal(304, (int)second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public void Every_reference_leads_to_a_schema_and_every_schema_is_referred_to()
    {
        var document = OpenApiDocument.Of(Routes);
        var schemas = ((JsonObject)document["components"]!["schemas"]!).Select(schema => schema.Key).ToHashSet();
        var referred = References(document).ToHashSet();

        Assert.Empty(referred.Except(schemas));
        Assert.Empty(schemas.Except(referred));
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject json => json.SelectMany(member => member.Key == "$ref" && member.Value!.GetValue<string>().StartsWith("#/components/schemas/", StringComparison.Ordinal) ? [member.Value!.GetValue<string>()[(member.Value!.GetValue<string>().LastIndexOf('/') + 1)..]] : References(member.Value)),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };
}
