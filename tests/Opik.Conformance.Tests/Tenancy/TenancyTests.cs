using Opik.Testing;

namespace Opik.Conformance.Tests.Tenancy;

/// <summary>
/// Every operation, asked with the key of another workspace for what belongs to this one: 403, 404 or an answer without a
/// trace of it; and afterwards the owner sees what he saw before.
/// </summary>
public sealed class TenancyTests(TwoWorkspaces server) : IClassFixture<TwoWorkspaces>
{
    private const string NoDocument = "(no document)";

    public static TheoryData<string> Operations => ConformanceFixture.Document is { } document
        ? [.. document.Operations.Where(operation => operation.Path.StartsWith("/v1/private/", StringComparison.Ordinal)).Select(operation => operation.Name)]
        : [NoDocument];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Another_workspace_sees_nothing_and_changes_nothing(string name)
    {
        Assert.SkipWhen(name == NoDocument, $"The wire documents are not in {RepositoryPaths.Specification}: set OPIK_SPEC_DIR.");
        var document = ConformanceFixture.Document!;
        var problems = await TenancyCheck.RunAsync(document, document.Operations.Single(one => one.Name == name), server.Owner, server.Stranger);

        Assert.True(problems.Count == 0, $"{name}\n- {string.Join("\n- ", problems)}");
    }

    [Theory]
    [InlineData("GET /v1/private/traces/{id}")]
    [InlineData("GET /v1/private/traces")]
    [InlineData("PATCH /v1/private/projects/{id}")]
    [InlineData("POST /v1/private/feedback-definitions/delete")]
    public async Task The_check_notices_a_key_that_opens_the_wrong_door(string name)
    {
        Assert.SkipWhen(ConformanceFixture.Document is null, $"The wire documents are not in {RepositoryPaths.Specification}: set OPIK_SPEC_DIR.");
        var document = ConformanceFixture.Document!;

        Assert.NotEmpty(await TenancyCheck.RunAsync(document, document.Operations.Single(one => one.Name == name), server.Owner, server.Owner));
    }

    [Fact]
    public void Every_route_of_the_server_is_in_the_documents_or_among_our_extensions()
    {
        Assert.SkipWhen(ConformanceFixture.Document is null, $"The wire documents are not in {RepositoryPaths.Specification}: set OPIK_SPEC_DIR.");
        var documented = ConformanceFixture.Document!.Operations.Select(operation => Shape(operation.Method, operation.Path)).ToHashSet(StringComparer.Ordinal);
        var extensions = File.ReadAllText(RepositoryPaths.InRepository("docs/api-extensions.md"));

        var unknown = server.Routes
            .Where(route => route.Pattern.StartsWith("/v1/private/", StringComparison.Ordinal))
            .Where(route => !documented.Contains(Shape(route.Method, route.Pattern)) && !extensions.Contains($"{route.Method} {route.Pattern}", StringComparison.Ordinal))
            .Select(route => $"{route.Method} {route.Pattern}")
            .Order(StringComparer.Ordinal)
            .ToList();

        Assert.True(unknown.Count == 0, $"Not in docs/api-extensions.md:\n{string.Join('\n', unknown)}");
    }

    // Names of parameters differ between the documents and our routes.
    private static string Shape(string method, string path) =>
        $"{method} {string.Join('/', path.TrimEnd('/').Split('/').Select(part => part.StartsWith('{') ? "{}" : part))}";
}
