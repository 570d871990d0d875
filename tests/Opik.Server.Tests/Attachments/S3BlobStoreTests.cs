using System.Text;
using Opik.Server.Features.Attachments.Blobs;

namespace Opik.Server.Tests.Attachments;

public sealed class S3BlobStoreTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Blobs_are_stored_read_and_deleted()
    {
        await using var s3 = await FakeS3.StartAsync();
        using var store = Open(s3);
        using var content = new MemoryStream(Encoding.UTF8.GetBytes("through the server"));

        Assert.Equal(18, await store.PutAsync("ws/p/1", content, Cancellation));

        Assert.Equal("through the server", Encoding.UTF8.GetString(s3.Objects["bucket/pre/ws/p/1"]));
        await using (var read = await store.OpenAsync("ws/p/1", Cancellation))
            Assert.Equal("through the server", await new StreamReader(read!).ReadToEndAsync(Cancellation));
        await store.DeleteAsync(["ws/p/1", "never"], Cancellation);
        Assert.Empty(s3.Objects);
        Assert.Null(await store.OpenAsync("ws/p/1", Cancellation));
    }

    [Fact]
    public async Task A_deleted_workspace_takes_its_blobs_along_and_no_others()
    {
        await using var s3 = await FakeS3.StartAsync();
        using var store = Open(s3);
        var (gone, stays) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var key in Enumerable.Range(0, 5).Select(i => $"{gone:N}/p/{i}").Append($"{stays:N}/p/1"))
        {
            using var content = new MemoryStream([1]);
            await store.PutAsync(key, content, Cancellation);
        }

        await store.DeleteWorkspaceAsync(gone, Cancellation);

        Assert.Equal([$"bucket/pre/{stays:N}/p/1"], s3.Objects.Keys);
    }

    [Fact]
    public async Task Clients_upload_parts_and_download_by_presigned_addresses()
    {
        await using var s3 = await FakeS3.StartAsync();
        using var store = Open(s3);
        using var client = new HttpClient();

        var (uploadId, urls) = await store.StartAsync("ws/p/2", "text/plain", parts: 2, Cancellation);
        Assert.Equal(2, urls.Count);
        foreach (var (url, text) in urls.Zip((string[])["first ", "second"]))
        {
            using var part = new StringContent(text);
            (await client.PutAsync(url, part, Cancellation)).EnsureSuccessStatusCode();
        }

        Assert.Equal("ws/p/2", await store.CompleteAsync(uploadId, [(1, "etag"), (2, "etag")], Cancellation));
        Assert.Equal("first second", await client.GetStringAsync(store.DownloadUrl("ws/p/2"), Cancellation));
    }

    [Theory]
    [InlineData("not base64")]
    [InlineData("bm9uZQ==")]
    public async Task An_upload_id_that_is_not_ours_is_no_upload(string uploadId)
    {
        await using var s3 = await FakeS3.StartAsync();
        using var store = Open(s3);

        Assert.Null(await store.CompleteAsync(uploadId, [], Cancellation));
    }

    private static S3BlobStore Open(FakeS3 s3)
    {
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "test");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "test");
        return new S3BlobStore(new S3Settings("bucket", s3.Address, "us-east-1", "pre/"));
    }
}
