using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Opik.Sdk.Generators.Tests.Generated;

public sealed class IncrementalTests
{
    private const string Source = "class Sample { [OpikTrack] public void Run() { } void Call() => Run(); }";

    [Fact]
    public void An_edit_elsewhere_changes_no_step_of_ours()
    {
        var compilation = Compiled.Source(Source);
        var driver = Compiled.Driver().RunGenerators(compilation);
        driver = driver.RunGenerators(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Unrelated { int Value() => 1; }", Compiled.ParseOptions, "Other.cs", System.Text.Encoding.UTF8)));

        var steps = driver.GetRunResult().Results[0].TrackedSteps[TrackGenerator.CallsStep];
        Assert.All(steps.SelectMany(step => step.Outputs), output => Assert.Contains(output.Reason, new[] { IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged }));
        Assert.All(
            driver.GetRunResult().Results[0].TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs),
            output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    [Fact]
    public void Another_name_in_the_attribute_changes_the_interceptor()
    {
        var compilation = Compiled.Source(Source);
        var driver = Compiled.Driver().RunGenerators(compilation);
        var edited = CSharpSyntaxTree.ParseText(Source.Replace("[OpikTrack]", "[OpikTrack(\"other\")]", StringComparison.Ordinal), Compiled.ParseOptions, "Sample.cs", System.Text.Encoding.UTF8);
        driver = driver.RunGenerators(compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[1], edited));
        Assert.Contains("TrackDescriptor(\"other\")", driver.GetRunResult().Results[0].GeneratedSources[0].SourceText.ToString());
    }

    [Fact]
    public void A_call_added_in_another_file_is_found()
    {
        var compilation = Compiled.Source(Source);
        var driver = Compiled.Driver().RunGenerators(compilation);
        driver = driver.RunGenerators(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Other { void Call() => new Sample().Run(); }", Compiled.ParseOptions, "Other.cs", System.Text.Encoding.UTF8)));
        Assert.Equal(2, driver.GetRunResult().Results[0].GeneratedSources[0].SourceText.ToString().Split("InterceptsLocation(1,").Length - 1);
    }
}
