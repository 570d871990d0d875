using System.Text.Json.Nodes;
using Opik.Testing.Processes;
using Opik.Testing.Reading;

namespace Opik.Sdk.Tests.Packaging;

/// <summary>The packages as a user gets them: a program outside the repository that knows nothing but them.</summary>
public sealed class PackagedProgramTests(SharedServer shared)
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <UseAppHost>false</UseAppHost>
            <NuGetAudit>false</NuGetAudit>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Opik.Sdk" Version="*" />
            <PackageReference Include="Opik.Sdk.Testing" Version="*" />
          </ItemGroup>
        </Project>
        """;

    private const string Program = """
        using Opik;
        using Opik.Sdk.Testing;

        var recorder = new OpikRecorder();
        using (recorder.UseAsDefault())
            await new Agent().AnswerAsync("recorded");
        Console.WriteLine(recorder.Span("GenerateAsync").Type);

        await new Agent().AnswerAsync("What is a package?");
        await using var client = new OpikClient();
        client.StartTrace("by hand").End();
        var sent = new[] { await OpikClient.Default.FlushAsync(), await client.FlushAsync() };
        return sent.All(result => result.Success) ? 0 : 1;

        internal sealed class Agent
        {
            [OpikTrack("answer")]
            public async Task<string> AnswerAsync(string question) => await GenerateAsync(question);

            [OpikTrack(Type = Opik.Contracts.SpanType.Llm)]
            private Task<string> GenerateAsync(string question) => Task.FromResult(question.ToUpperInvariant());
        }
        """;

    [Fact(Timeout = 300_000)]
    public async Task A_program_with_the_packages_alone_is_traced()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var feed = new PackageFeed();
        await feed.PackAsync(["Opik.Contracts", "Opik.OpenTelemetry.Mapping", "Opik.Sdk", "Opik.Sdk.Testing"], cancellation);
        var program = await feed.BuildAsync(Project, Program, cancellation);
        var server = await shared.ProcessAsync();

        var run = await ChildProgram.RunAsync(
            "dotnet",
            [program],
            environment: new Dictionary<string, string?> { ["OPIK_URL_OVERRIDE"] = new Uri(server.Address, "/api").ToString(), ["OPIK_PROJECT_NAME"] = "packaged" },
            timeout: TimeSpan.FromSeconds(30),
            cancellationToken: cancellation);

        run.EnsureSuccess();
        Assert.Equal("llm", run.StandardOutput.Trim());
        var reader = new StoredContentsReader(server.Client);
        var traces = await reader.PagesAsync("/v1/private/traces?project_name=packaged&", cancellation);
        Assert.Equal(["answer", "by hand"], traces.Select(Name).Order(StringComparer.Ordinal));
        var spans = await reader.PagesAsync("/v1/private/spans?project_name=packaged&truncate=false&", cancellation);
        var generate = spans.Single(span => Name(span) == "GenerateAsync");
        Assert.Equal("WHAT IS A PACKAGE?", generate["output"]!["output"]!.GetValue<string>());
        Assert.Equal(spans.Single(span => Name(span) == "answer")["id"]!.GetValue<string>(), generate["parent_span_id"]!.GetValue<string>());
    }

    private static string Name(JsonObject entity) => entity["name"]!.GetValue<string>();
}
