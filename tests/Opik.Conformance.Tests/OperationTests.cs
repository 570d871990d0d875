using Opik.Testing;

namespace Opik.Conformance.Tests;

public sealed class OperationTests(ConformanceFixture fixture) : IClassFixture<ConformanceFixture>
{
    /// <summary>Stands for the operations where there are no documents.</summary>
    internal const string NoDocument = "(no document)";

    public static TheoryData<string> Operations => ConformanceFixture.Document is { } document
        ? [.. document.Operations.Select(operation => operation.Name)]
        : [NoDocument];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task An_operation_answers_as_documented(string operation)
    {
        Assert.SkipWhen(operation == NoDocument, $"The wire documents are not in {RepositoryPaths.Specification}: set OPIK_SPEC_DIR.");
        var document = ConformanceFixture.Document!;
        var check = new OperationCheck(document, document.Operations.Single(one => one.Name == operation), fixture.Client, fixture.Exceptions);
        var result = await check.RunAsync();
        fixture.Add(result);

        Assert.True(result.Problems.Count == 0, $"{operation}\n- {string.Join("\n- ", result.Problems)}");
    }

    [Fact]
    public void Every_listed_exception_names_an_operation_and_a_reason()
    {
        Assert.SkipWhen(ConformanceFixture.Document is null, $"The wire documents are not in {RepositoryPaths.Specification}: set OPIK_SPEC_DIR.");
        var names = ConformanceFixture.Document!.Operations.Select(operation => operation.Name).ToHashSet();

        Assert.All(fixture.Exceptions, exception =>
        {
            Assert.Contains(exception.Operation, names);
            Assert.NotEmpty(exception.Reason);
        });
    }
}
