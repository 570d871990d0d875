using Opik.Testing.Processes;

namespace Opik.Sdk.Tests.Packaging;

/// <summary>A test project outside the repository that knows nothing but the packages of evaluation.</summary>
public sealed class PackagedEvaluationTests(SharedServer shared)
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <NuGetAudit>false</NuGetAudit>
            <IsTestProject>true</IsTestProject>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Opik.Xunit" Version="*" />
            <PackageReference Include="xunit.v3" Version="3.2.2" />
          </ItemGroup>
        </Project>
        """;

    private const string Program = """
        using Opik.Evaluation.Overlap;
        using Opik.Evaluation.Readability;
        using Opik.Xunit;
        using Xunit;

        public sealed class PackagedTests
        {
            [OpikFact]
            public async Task Synonyms_and_syllables_come_with_the_package()
            {
                OpikTest.Current.SetOutputs(new() { ["output"] = "a big car", ["reference"] = "a big automobile" });
                await OpikTest.Current.ScoreAsync(new MeteorMetric()).AtLeast(0.5);
                await OpikTest.Current.ScoreAsync(new ReadabilityMetric()).AtLeast(0);
            }
        }
        """;

    [Fact(Timeout = 300_000)]
    public async Task A_test_project_with_the_packages_alone_is_an_experiment()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var feed = new PackageFeed();
        await feed.PackAsync(
            ["Opik.Contracts", "Opik.OpenTelemetry.Mapping", "Opik.Sdk", "Opik.Extensions.AI", "Opik.Llm", "Opik.Evaluation.Lexicons", "Opik.Evaluation.Metrics", "Opik.Evaluation", "Opik.Xunit"], cancellation);
        var program = await feed.BuildAsync(Project, Program, cancellation);
        var server = await shared.ProcessAsync();

        var run = await ChildProgram.RunAsync(
            "dotnet",
            [program],
            environment: new Dictionary<string, string?> { ["OPIK_URL_OVERRIDE"] = new Uri(server.Address, "/api").ToString(), ["OPIK_PROJECT_NAME"] = "packaged tests", ["OPIK_EXPERIMENT_NAME"] = "packaged" },
            timeout: TimeSpan.FromSeconds(60),
            cancellationToken: cancellation);

        run.EnsureSuccess();
        Assert.Contains("OPIK: experiment packaged: 1 passed, 0 failed.", run.StandardOutput, StringComparison.Ordinal);
    }
}
