using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Opik.OpenTelemetry.Tests.Wire;
using Opik.Server.Features.OpenTelemetry.Transport;

namespace Opik.OpenTelemetry.Tests.Transport;

public sealed class GrpcFrameTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const int InvalidArgument = 3;
    private const int NotFound = 5;
    private const int ResourceExhausted = 8;
    private const int Unimplemented = 12;

    [Fact]
    public async Task A_compressed_message_is_read()
    {
        var project = RunningServer.NewProject();

        var (status, _) = await CallAsync(Frame(RunningServer.Gzip(RunningServer.OneSpan()), flag: 1), project, ("grpc-encoding", "gzip"), ("grpc-timeout", "10S"));

        Assert.Equal(0, status);
        Assert.Single(await server.SpansAsync(project));
    }

    [Fact]
    public async Task An_empty_message_is_a_request_without_spans() => Assert.Equal(0, (await CallAsync(Frame([]), RunningServer.NewProject())).Status);

    [Fact]
    public async Task Damaged_frames_and_messages_are_invalid_arguments()
    {
        var good = Frame(RunningServer.OneSpan());
        byte[][] damaged =
        [
            [],
            [0, 0, 0],
            good[..^2],
            [.. good, 0],
            Frame(RunningServer.OneSpan()[..^2]),
            Frame(RunningServer.OneSpan(), flag: 7),
        ];

        foreach (var body in damaged)
        {
            var (status, message) = await CallAsync(body, RunningServer.NewProject());
            Assert.Equal(InvalidArgument, status);
            Assert.NotEmpty(message);
        }

        Assert.Equal(InvalidArgument, (await CallAsync(Frame([1, 2, 3, 4], flag: 1), RunningServer.NewProject(), ("grpc-encoding", "gzip"))).Status);
    }

    [Fact]
    public async Task A_length_over_the_limit_is_refused_before_the_message_is_read()
    {
        byte[] prefix = [0, 0x7F, 0xFF, 0xFF, 0xFF];

        Assert.Equal(ResourceExhausted, (await CallAsync(prefix, RunningServer.NewProject())).Status);
    }

    [Fact]
    public async Task A_message_that_grows_over_the_limit_is_refused()
    {
        var bomb = RunningServer.Gzip(new ProtoMessage().Bytes(99, new byte[65 * 1024 * 1024]).ToArray());

        Assert.Equal(ResourceExhausted, (await CallAsync(Frame(bomb, flag: 1), RunningServer.NewProject(), ("grpc-encoding", "gzip"))).Status);
    }

    [Fact]
    public async Task An_unknown_compression_is_unimplemented() =>
        Assert.Equal(Unimplemented, (await CallAsync(Frame(RunningServer.OneSpan(), flag: 1), RunningServer.NewProject(), ("grpc-encoding", "zstd"))).Status);

    [Fact]
    public async Task An_unknown_workspace_is_not_found() =>
        Assert.Equal(NotFound, (await CallAsync(Frame(RunningServer.OneSpan()), RunningServer.NewProject(), ("comet-workspace", "elsewhere"))).Status);

    [Fact]
    public async Task HTTP_1_requests_are_served_beside_gRPC_on_the_main_port()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, server.Process.Address.Port);
        client.NoDelay = true;
        await using var stream = client.GetStream();

        // Byte by byte, beginning like the HTTP/2 preface: P, then O instead of R.
        foreach (var character in Encoding.ASCII.GetBytes("POST /is-alive/ping HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))
            await stream.WriteAsync(new[] { character });
        using var reader = new StreamReader(stream, Encoding.ASCII);

        Assert.StartsWith("HTTP/1.1 405", await reader.ReadLineAsync());
    }

    private async Task<(int Status, string Message)> CallAsync(byte[] body, string project, params (string Name, string Value)[] metadata)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Process.GrpcAddress, OtlpGrpcEndpoints.Path))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc+proto");
        request.Headers.Add("projectname", project);
        foreach (var (name, value) in metadata)
            request.Headers.TryAddWithoutValidation(name, value);

        using var answer = await server.Client.SendAsync(request);
        await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var status = answer.TrailingHeaders.TryGetValues("grpc-status", out var trailer) ? trailer : answer.Headers.GetValues("grpc-status");
        var message = answer.Headers.TryGetValues("grpc-message", out var text) ? text.Single() : "";
        return (int.Parse(status.Single()), message);
    }

    private static byte[] Frame(byte[] message, byte flag = 0)
    {
        var framed = new byte[5 + message.Length];
        framed[0] = flag;
        BinaryPrimitives.WriteUInt32BigEndian(framed.AsSpan(1), (uint)message.Length);
        message.CopyTo(framed, 5);
        return framed;
    }
}
