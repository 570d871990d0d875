using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Opik.Delivery;
using Opik.Delivery.Spool;
using Opik.Rest;
using Opik.Testing;
using Opik.Testing.Processes;

namespace Opik.Sdk.Tests.Delivery;

/// <summary>Programs that end without flushing or closing anything.</summary>
[Collection(nameof(Deadlines))]
public sealed class ProcessEndTests : IDisposable
{
    private const int Spans = 5000;

    private readonly TemporaryFolder folder = new("spool");

    public void Dispose() => folder.Dispose();

    [Fact(Timeout = 120_000)]
    public async Task With_a_healthy_server_the_end_sends_what_waits()
    {
        await using var server = await FakeOpik.StartAsync();

        var took = await RunAsync(server.Address, "return");

        Assert.Equal(Spans, server.Accepted.Sum(request => request.Items.Count));
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact(Timeout = 120_000)]
    public async Task With_nobody_listening_the_end_keeps_everything_for_the_next_start()
    {
        var address = new Uri($"http://127.0.0.1:{LoopbackPorts.Free(1)[0]}/");

        var took = await RunAsync(address, "return");

        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        Assert.Equal(Spans, await AdoptedAsync(address));
    }

    [Fact(Timeout = 120_000)]
    public async Task With_a_server_that_hangs_the_end_keeps_everything_for_the_next_start()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://{listener.LocalEndpoint}/");

        var took = await RunAsync(address, "return");

        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        Assert.Equal(Spans, await AdoptedAsync(address));
    }

    [Fact(Timeout = 120_000)]
    public async Task An_exception_that_nobody_catches_ends_the_program_with_everything_kept()
    {
        var address = new Uri($"http://127.0.0.1:{LoopbackPorts.Free(1)[0]}/");

        var result = await StartAsync(address, "crash");

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("nobody caught", result.StandardError, StringComparison.Ordinal);
        Assert.Equal(Spans, await AdoptedAsync(address));
    }

    [Fact(Timeout = 120_000)]
    public async Task What_a_killed_program_had_spooled_is_sent_by_the_next_start()
    {
        var address = new Uri($"http://127.0.0.1:{LoopbackPorts.Free(1)[0]}/");
        using var program = Process.Start(new ProcessStartInfo("dotnet", Arguments(address, "wait")) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var line = await program.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);

        program.Kill();
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal($"spooled {Spans}", line);
        Assert.Equal(Spans, await AdoptedAsync(address));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_spool_in_use_is_left_alone_and_that_of_another_target_too()
    {
        var address = new Uri($"http://127.0.0.1:{LoopbackPorts.Free(1)[0]}/");
        using var program = Process.Start(new ProcessStartInfo("dotnet", Arguments(address, "wait")) { RedirectStandardOutput = true, UseShellExecute = false })!;
        await program.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);

        var whileItRuns = await AdoptedAsync(address);
        program.Kill();
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        var byAnother = await AdoptedAsync(new Uri("http://127.0.0.1:1/"));

        Assert.Equal(0, whileItRuns);
        Assert.Equal(0, byAnother);
    }

    [Fact(Timeout = 60_000)]
    public async Task Nobody_else_can_read_the_spool()
    {
        if (OperatingSystem.IsWindows())
            return;
        await RunAsync(new Uri($"http://127.0.0.1:{LoopbackPorts.Free(1)[0]}/"), "return");

        var files = Directory.GetFiles(folder.Path);

        Assert.NotEmpty(files);
        foreach (var file in files)
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    // The time from the last line of Main to the end of the process.
    private async Task<TimeSpan> RunAsync(Uri address, string end)
    {
        var result = await StartAsync(address, end);
        var ended = DateTime.UtcNow;
        return ended - DateTime.Parse(result.Output.Trim(), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);
    }

    private Task<ProgramResult> StartAsync(Uri address, string end) =>
        ChildProgram.RunAsync("dotnet", Arguments(address, end), timeout: TimeSpan.FromSeconds(60), cancellationToken: TestContext.Current.CancellationToken);

    private string[] Arguments(Uri address, string end) =>
    [
        Path.Combine(AppContext.BaseDirectory.Replace("Opik.Sdk.Tests", "Opik.Sdk.Tests.Program", StringComparison.Ordinal), "Opik.Sdk.Tests.Program.dll"),
        address.AbsoluteUri, folder.Path, Spans.ToString(CultureInfo.InvariantCulture), end,
    ];

    // The next start of a program with this target: how many spans it sends that it did not make.
    private async Task<long> AdoptedAsync(Uri target)
    {
        await using var server = await FakeOpik.StartAsync();
        using var rest = new OpikRest(new OpikOptions { UrlOverride = server.Address });
        var spool = SpoolFolder.TryOpen(folder.Path, SpoolFolder.TargetName(target, null, null), long.MaxValue, NullLogger.Instance);
        await using var engine = new DeliveryEngine(new DeliverySettings(), rest, NullLogger.Instance, spool: spool);
        var result = await engine.FlushAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.True(result.Flushed);
        // The engine sends from its start on, so that the flush may count only the rest.
        var ids = server.Accepted.SelectMany(request => request.Items).Select(item => item["id"]!.GetValue<string>()).ToList();
        Assert.InRange(result.SentItems, 0, ids.Count);
        Assert.Equal(ids.Count, ids.Distinct().Count());
        return ids.Count;
    }
}
