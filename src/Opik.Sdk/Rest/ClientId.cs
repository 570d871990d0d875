using System.Security.Cryptography;
using System.Text;

namespace Opik.Rest;

/// <summary>Value of the header <c>X-Opik-Client-Id</c>: it tells clients apart without saying who they are.</summary>
internal static class ClientId
{
    /// <summary>SHA-256 of host and user name, lower-case hex.</summary>
    public static string Value { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Environment.MachineName + Environment.UserName)));
}
