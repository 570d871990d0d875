using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Opik.Contracts;
using Opik.Server.Hosting;
using Opik.Storage;

namespace Opik.Benchmarks.Prompts;

/// <summary>
/// What an application waits for when it fetches a prompt by name: the whole request over loopback, client included, which
/// is more than the time of the server. Target: 2 ms.
/// </summary>
internal static class PromptBenchmark
{
    private const int VersionsOfEach = 50;
    private const int Projects = 20;
    private const int Repeats = 3000;
    private const string Environment = "production";

    public static async Task RunAsync(int prompts)
    {
        var folder = Directory.CreateTempSubdirectory("opik-benchmark-").FullName;
        try
        {
            await using var app = OpikServer.Build(new ServerOptions { DataDirectory = folder, Urls = ["http://127.0.0.1:0"], OtlpGrpcUrl = null });
            await app.StartAsync();
            var watch = Stopwatch.StartNew();
            await FillAsync(app.Services, prompts);
            Console.WriteLine($"{prompts:N0} prompts with {VersionsOfEach} versions of 2 KB in {Projects} projects, written in {watch.Elapsed.TotalSeconds:N0} s");
            Console.WriteLine();
            using var client = new HttpClient { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };
            await MeasureAsync(app, client, prompts);
            await app.StopAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task FillAsync(IServiceProvider services, int prompts)
    {
        var versions = services.GetRequiredService<IPromptVersions>();
        var projects = services.GetRequiredService<IProjects>();
        await services.GetRequiredService<IEnvironments>().CreateAsync(Scope.Default, new DeploymentEnvironment { Id = Guid.CreateVersion7(), Name = Environment }, default);
        for (var version = 0; version < VersionsOfEach; version++)
        {
            var first = version == 0;
            await Parallel.ForAsync(0, prompts, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (prompt, cancellationToken) =>
            {
                var project = await projects.ResolveAsync(Scope.Default, ProjectOf(prompt), cancellationToken);
                await versions.CreateAsync(Scope.Default, new PromptAddress(NameOf(prompt), project), TemplateStructure.Text, Draft(version, first), cancellationToken);
            });
        }
    }

    private static async Task MeasureAsync(WebApplication app, HttpClient client, int prompts)
    {
        var versions = app.Services.GetRequiredService<IPromptVersions>();
        var projects = app.Services.GetRequiredService<IProjects>();
        var project = await projects.ResolveAsync(Scope.Default, ProjectOf(7), default);
        var address = new PromptAddress(NameOf(7), project);
        var commit = (await versions.RetrieveAsync(Scope.Default, address, new PromptPin(Number: 9), default))!.Commit;

        Console.WriteLine("| fetch by name, ms | median | p99 | max |");
        Console.WriteLine("|---|---|---|---|");
        await TimeAsync("in the store alone, newest, no project named", i => versions.RetrieveAsync(Scope.Default, new PromptAddress(NameOf(i % prompts), null), PromptPin.Latest, default));
        await TimeAsync("request, newest", i => RetrieveAsync(client, i % prompts, null));
        await TimeAsync("request, by number", i => RetrieveAsync(client, i % prompts, $"\"version_number\":\"v{1 + (i % VersionsOfEach)}\""));
        await TimeAsync("request, by environment", i => RetrieveAsync(client, i % prompts, $"\"environment\":\"{Environment}\""));
        await TimeAsync("request, by commit", _ => RetrieveAsync(client, 7, $"\"commit\":\"{commit}\""));

        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            var written = 0;
            for (; !stop.IsCancellationRequested; written++)
                await versions.CreateAsync(Scope.Default, address, TemplateStructure.Text, Draft(written, false), default);
            return written;
        })).ToList();
        await TimeAsync("request, newest, while four writers add versions", i => RetrieveAsync(client, i % prompts, null));
        await stop.CancelAsync();
        Console.WriteLine();
        Console.WriteLine($"The four writers added {(await Task.WhenAll(writers)).Sum():N0} versions meanwhile.");
    }

    private static async Task TimeAsync(string name, Func<int, Task> fetch)
    {
        for (var i = 0; i < Repeats / 10; i++)
            await fetch(i);
        var times = new double[Repeats];
        for (var i = 0; i < Repeats; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await fetch(i * 31);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        Console.WriteLine($"| {name} | {times[Repeats / 2]:0.00} | {times[(int)(Repeats * 0.99)]:0.00} | {times[^1]:0.0} |");
    }

    private static async Task RetrieveAsync(HttpClient client, int prompt, string? pin)
    {
        var body = $"{{\"name\":{JsonSerializer.Serialize(NameOf(prompt))},\"project_name\":\"{ProjectOf(prompt)}\"{(pin is null ? string.Empty : "," + pin)}}}";
        using var content = new StringContent(body, new MediaTypeHeaderValue("application/json"));
        using var answer = await client.PostAsync(new Uri("/v1/private/prompts/versions/retrieve", UriKind.Relative), content);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
    }

    private static PromptVersionDraft Draft(int version, bool first) => new()
    {
        Template = $"Version {version}. You are an assistant for {{{{product}}}}. {string.Concat(Enumerable.Repeat("Answer {{question}} briefly and name your sources. ", 40))}",
        Metadata = JsonText.Parse("""{"temperature":0.5}"""),
        Environments = first ? [Environment] : [],
    };

    private static string NameOf(int prompt) => $"prompt {prompt}";

    private static string ProjectOf(int prompt) => $"project {prompt % Projects}";
}
