namespace Opik.Sdk.Generators.Tests.Behaviour;

public sealed class EntrypointTests
{
    [OpikTrack("support agent", Entrypoint = true, ProjectName = "support")]
    internal static string Answer(string question, int tries = 3, bool? strict = null, List<string>? history = null, CancellationToken cancellationToken = default) =>
        $"{question}{tries}{strict}{history?.Count}{cancellationToken.CanBeCanceled}";

    [Fact]
    public void Entrypoints_are_listed_with_the_inputs_a_form_asks_for()
    {
        var entrypoint = Assert.Single(OpikEntrypoints.All);
        Assert.Equal(("support agent", "support"), (entrypoint.Name, entrypoint.ProjectName));
        Assert.Equal("Opik.Sdk.Generators.Tests.Behaviour.EntrypointTests.Answer", entrypoint.Method);
        Assert.Equal(
            [new("question", "string", true), new("tries", "number", false), new("strict", "boolean", false), new("history", "json", false)],
            entrypoint.Parameters);
    }
}
