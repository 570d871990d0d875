using System.Security.Cryptography;

namespace Opik.Server.Hosting.Secrets;

/// <summary>
/// The key that protects stored secrets: 32 random bytes, base64, in <c>secrets.key</c> of the data folder, readable by the
/// owner alone. A backup of the database without this file reveals no secret. Lost, every stored secret has to be entered again.
/// </summary>
internal static class SecretKeyFile
{
    private const string Name = "secrets.key";
    private const int KeyBytes = 32;

    /// <summary>Reads the key; makes it at the first start. The data folder is locked by this process.</summary>
    /// <exception cref="ServerOptionsException">The file cannot be used.</exception>
    public static byte[] ReadOrCreate(string directory)
    {
        var path = Path.Combine(directory, Name);
        try
        {
            return File.Exists(path) ? Read(path) : Create(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new ServerOptionsException($"The key file '{path}' cannot be used: {failure.Message} Restore it from a backup, or remove it and enter all provider keys again.", exitCode: 1);
        }
    }

    private static byte[] Read(string path)
    {
        var key = Convert.FromBase64String(File.ReadAllText(path).Trim());
        return key.Length == KeyBytes ? key : throw new FormatException($"It holds {key.Length} bytes instead of {KeyBytes}.");
    }

    // Written beside and renamed: a crash leaves either no key or the whole of it.
    private static byte[] Create(string path)
    {
        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        var draft = path + ".new";
        File.Delete(draft);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(draft, options))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(key) + "\n"));
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path);
        return key;
    }
}
