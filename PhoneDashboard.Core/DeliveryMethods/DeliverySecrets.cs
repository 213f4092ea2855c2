using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Renci.SshNet.Common;

namespace PhoneDashboard.Core.DeliveryMethods;

/// <summary>
/// Seals passwords and private keys of delivery methods, and decides which one a form means: the one typed, or the stored one where that is
/// for the same server, user and way to sign in.
/// </summary>
/// <param name="protection">The keys beside the database.</param>
public sealed class DeliverySecrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("PhoneDashboard.DeliveryMethods");

    internal byte[] Seal(SftpSecret secret) => _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(secret));

    /// <summary>
    /// What was typed, or null where the stored one holds. Problems: Invalid at Password or PrivateKey (missing, or no key), or Passphrase.
    /// </summary>
    /// <param name="input">The form.</param>
    /// <param name="stored">What it edits; null for something new.</param>
    internal static Result<SftpSecret?> Typed(NewDeliveryMethod input, DeliveryMethod? stored)
    {
        var typed = input.Secret;
        var isKey = input.SignIn == SftpSignIn.PrivateKey;
        if (!string.IsNullOrWhiteSpace(isKey ? typed.PrivateKey : typed.Password))
        {
            var secret = isKey ? new SftpSecret(null, typed.PrivateKey, TypedText.OrNull(typed.Passphrase))
                : new SftpSecret(typed.Password, null, null);
            return isKey && KeyProblem(secret) is { } problem ? problem : secret;
        }

        return stored?.ProtectedSecret is null
            ? new Problem(ProblemKind.Invalid, isKey ? "Paste the private key." : "Enter the password.", FieldOf(input.SignIn))
            : DoorOf(stored) == input.Door
            ? (SftpSecret?)null
            : new Problem(ProblemKind.Invalid,
                $"Enter the {input.SignIn.Words().ToLowerInvariant()} again: what is stored is for another server, user or way to sign in.",
                FieldOf(input.SignIn));
    }

    /// <summary>What the server is shown. Problems: those of <see cref="Typed"/>; Invalid where what is stored cannot be opened.</summary>
    internal Result<SftpSecret> Meant(NewDeliveryMethod input, DeliveryMethod? stored)
    {
        var typed = Typed(input, stored);
        return !typed.Succeeded ? typed.Problems[0]
            : (typed.Value ?? Open(stored!.ProtectedSecret!)) is { } secret ? secret
            : new Problem(ProblemKind.Invalid,
                $"The server has lost the keys that it was stored with. Enter the {input.SignIn.Words().ToLowerInvariant()} again.",
                FieldOf(input.SignIn));
    }

    /// <summary>The stored one's <see cref="NewDeliveryMethod.Door"/>; null without one.</summary>
    internal static string? DoorOf(DeliveryMethod stored) => stored.ProtectedSecret is null
        ? null
        : new NewDeliveryMethod
        {
            SignIn = stored.SignIn!.Value,
            Host = stored.Host,
            Port = stored.Port!.Value,
            Username = stored.Username,
        }.Door;

    /// <summary>The field of the form.</summary>
    internal static string FieldOf(SftpSignIn signIn) =>
        signIn == SftpSignIn.PrivateKey ? nameof(SftpSecretInput.PrivateKey) : nameof(SftpSecretInput.Password);

    private SftpSecret? Open(byte[] secret)
    {
        try
        {
            return JsonSerializer.Deserialize<SftpSecret>(_protector.Unprotect(secret));
        }
        catch (CryptographicException)
        {
            return null; // sealed with keys that are gone (SealedValues counts it)
        }
    }

    private static Problem? KeyProblem(SftpSecret secret)
    {
        try
        {
            secret.OpenKey().Dispose();
            return null;
        }
        catch (SshPassPhraseNullOrEmptyException)
        {
            return new Problem(
                ProblemKind.Invalid, "This private key is encrypted. Enter its passphrase.", nameof(SftpSecretInput.Passphrase));
        }
#pragma warning disable CA1031 // a text that is no key is told from one by nothing else than whatever reading it throws
        catch (Exception)
#pragma warning restore CA1031
        {
            return secret.Passphrase is null
                ? new Problem(ProblemKind.Invalid,
                    "This is no private key that can be read. Paste the whole file, from its first line to its last.",
                    nameof(SftpSecretInput.PrivateKey))
                : new Problem(ProblemKind.Invalid,
                    "The key could not be read with this passphrase. Check both.", nameof(SftpSecretInput.Passphrase));
        }
    }
}
