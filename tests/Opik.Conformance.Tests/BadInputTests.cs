using Opik.Testing;

namespace Opik.Conformance.Tests;

/// <summary>Apart from <see cref="OperationTests"/>, with a server of its own, so that both run at a time.</summary>
public sealed class BadInputTests(ConformanceFixture fixture) : IClassFixture<ConformanceFixture>
{
    [Theory]
    [MemberData(nameof(OperationTests.Operations), MemberType = typeof(OperationTests))]
    public async Task Bad_input_is_refused_and_never_a_server_error(string operation)
    {
        Assert.SkipWhen(operation == OperationTests.NoDocument, $"The wire documents are not in {RepositoryPaths.Specification}: set OPIK_SPEC_DIR.");
        var document = ConformanceFixture.Document!;
        var (requests, problems) = await new BadInputCheck(document, document.Operations.Single(one => one.Name == operation), fixture.Client).RunAsync();

        Assert.True(requests == 0 || problems.Count == 0, $"{operation}: {problems.Count} of {requests}\n- {string.Join("\n- ", problems.Take(10))}");
    }
}
