using System.Diagnostics;
using System.Net;
using Opik.Testing.Processes;

namespace Opik.Testing;

/// <summary>
/// The real server in a process of its own, as a user starts it. It can be stopped cleanly, killed, and started again on
/// the same data and ports. Disposing kills it and deletes a temporary data folder.
/// </summary>
public sealed class OpikServerProcess : IAsyncDisposable
{
    private const int StartAttempts = 3;
    private readonly OpikServerOptions options;
    private readonly TemporaryFolder? temporaryData;
    private Process? process;

    private OpikServerProcess(OpikServerOptions options)
    {
        this.options = options;
        temporaryData = options.DataDirectory is null ? new TemporaryFolder("data") : null;
        DataDirectory = options.DataDirectory ?? temporaryData!.Path;
        AppDomain.CurrentDomain.ProcessExit += KillAtExit;
    }

    /// <summary>Where the server keeps its files.</summary>
    public string DataDirectory { get; }

    /// <summary>Address of REST, OTLP over HTTP and the web pages, without a trailing slash.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Address of OTLP over gRPC (HTTP/2 without TLS).</summary>
    public Uri GrpcAddress { get; private set; } = null!;

    /// <summary>Operating system id of the running server.</summary>
    public int ProcessId => Running.Id;

    /// <summary>The last lines the server wrote, over all its starts.</summary>
    public OutputTail Output { get; } = new();

    /// <summary>A client whose base address is <see cref="Address"/>; it survives restarts.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <summary>How long the last start took until the first answer.</summary>
    public TimeSpan StartDuration { get; private set; }

    private Process Running => process ?? throw new InvalidOperationException("The server is not running.");

    /// <summary>Starts a server and waits until it answers.</summary>
    /// <exception cref="InvalidOperationException">The server ended or did not answer in time; the message carries its output.</exception>
    public static async Task<OpikServerProcess> StartAsync(OpikServerOptions? options = null, CancellationToken cancellationToken = default)
    {
        var server = new OpikServerProcess(options ?? new OpikServerOptions());
        try
        {
            await server.StartOnFreePortsAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the stopped server again: same data, same ports.</summary>
    public Task StartAgainAsync(CancellationToken cancellationToken = default) =>
        process is null ? LaunchAsync(cancellationToken) : throw new InvalidOperationException("The server is still running.");

    /// <summary>SIGTERM, then waits for the clean end.</summary>
    /// <returns>The exit code of the server.</returns>
    /// <exception cref="TimeoutException">The server did not end within <paramref name="timeout"/> (default 30 s).</exception>
    public async Task<int> StopAsync(TimeSpan? timeout = null)
    {
        var stopping = Running;
        PosixSignal.Terminate(stopping.Id);
        using var limit = new CancellationTokenSource(timeout ?? TimeSpan.FromSeconds(30));
        try
        {
            await stopping.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException($"The server did not end after SIGTERM.\n{Output}", late);
        }

        var exitCode = stopping.ExitCode;
        Forget();
        return exitCode;
    }

    /// <summary>kill -9: the server gets no chance to finish anything.</summary>
    public async Task KillAsync()
    {
        Running.Kill();
        await Running.WaitForExitAsync(CancellationToken.None);
        Forget();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= KillAtExit;
        if (process is { HasExited: false })
            await KillAsync();
        Forget();
        Client?.Dispose();
        temporaryData?.Dispose();
    }

    private async Task StartOnFreePortsAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var free = LoopbackPorts.Free(2);
            Address = new Uri($"http://127.0.0.1:{options.Port ?? free[0]}");
            GrpcAddress = new Uri($"http://127.0.0.1:{options.GrpcPort ?? free[1]}");
            Client?.Dispose();
            Client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = Address };
            try
            {
                await LaunchAsync(cancellationToken);
                return;
            }
            catch (InvalidOperationException) when (attempt < StartAttempts && Output.ToString().Contains("address already in use", StringComparison.OrdinalIgnoreCase))
            {
                // Somebody took a port between finding and using it.
            }
        }
    }

    private async Task LaunchAsync(CancellationToken cancellationToken)
    {
        var dll = OpikServerAssembly.Location;
        if (!File.Exists(dll))
            throw new FileNotFoundException($"The server is not built: {dll} is missing. Build Opik.slnx first.", dll);

        var start = new ProcessStartInfo(DotnetHost, [dll, "--urls", $"{Address}", "--otlp-grpc-url", $"{GrpcAddress}", "--data", DataDirectory, .. options.Arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = DataDirectory,
        };
        // What the test runner was started with must not configure the server.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || name.StartsWith("OPIK_", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(name);
        foreach (var (name, value) in options.Environment)
            start.Environment[name] = value;

        var clock = Stopwatch.StartNew();
        process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        process.OutputDataReceived += Capture;
        process.ErrorDataReceived += Capture;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await WaitUntilReadyAsync(cancellationToken);
        StartDuration = clock.Elapsed;
    }

    private async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.StartTimeout);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        try
        {
            do
            {
                if (Running.HasExited)
                {
                    await Running.WaitForExitAsync(CancellationToken.None);
                    var exitCode = Running.ExitCode;
                    Forget();
                    throw new InvalidOperationException($"The server ended with code {exitCode} before it answered.\n{Output}");
                }

                if (await AnswersAsync(limit.Token))
                    return;
            }
            while (await tick.WaitForNextTickAsync(limit.Token));
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new InvalidOperationException($"The server did not answer within {options.StartTimeout.TotalSeconds:0} s.\n{Output}", late);
        }
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await Client.GetAsync("/is-alive/ping", cancellationToken);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            // Nobody listens yet.
            return false;
        }
    }

    private static string DotnetHost => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";

    private void Capture(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is not null)
            Output.Add(line.Data);
    }

    private void KillAtExit(object? sender, EventArgs e)
    {
        if (process is { HasExited: false } orphan)
            orphan.Kill();
    }

    private void Forget()
    {
        process?.Dispose();
        process = null;
    }
}
